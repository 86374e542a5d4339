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

/// Frees what was written.
void engawa_vips_free(void *_Nonnull written);
