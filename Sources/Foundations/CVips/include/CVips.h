#pragma once

#include <stddef.h>

// libvips, found when it is first asked for: a site without pictures starts without its hundred libraries.

/// How a format is written: each takes what it knows of.
struct engawa_vips_encoding {
  /// From 1 to 100; nothing to a format without loss.
  int quality;
  /// How long to look for a smaller file, from 0 to 9.
  int effort;
};

/// The formats that pictures are written in.
enum engawa_vips_format {
  engawa_vips_jpeg,
  engawa_vips_png,
  engawa_vips_webp,
  engawa_vips_avif
};

/// The version of libvips, such as "8.14.1"; a null pointer if there is none on this machine.
const char *_Nullable engawa_vips_version(void);

/// Draws a picture anew: upright, in sRGB, and with nothing but the picture.
///
/// It gets exactly so many pixels; where the height is 0, at most so many in its width, in proportion and never more than
/// it has.
///
/// Returns what was written, to be freed by the function below; a null pointer if the picture cannot be read, or libvips
/// cannot write the format.
void *_Nullable engawa_vips_render(
  const void *_Nonnull bytes, size_t count, int width, int height, enum engawa_vips_format format,
  struct engawa_vips_encoding encoding, size_t *_Nonnull written);

/// Draws an SVG file as PNG, as large as it says, with the letters of the fonts that this machine has.
///
/// It is meant for files of our own: libvips holds that readers of SVG are no match for those of others.
///
/// Returns what was written, to be freed by the function below; a null pointer if the file cannot be read, or libvips
/// cannot draw such files.
void *_Nullable engawa_vips_draw(const void *_Nonnull svg, size_t count, size_t *_Nonnull written);

/// Frees what was written.
void engawa_vips_free(void *_Nonnull written);

/// Looks for a family among the fonts of this machine, and says which signs it has.
///
/// - signs: where a bit is set for each Unicode scalar that it has, as far as there is room.
///
/// Returns the version of the font; -1 if there is none of that name, or no fontconfig.
int engawa_font_signs(const char *_Nonnull family, unsigned char *_Nonnull signs, size_t count);
