#include "CVips.h"

#include <dlfcn.h>
#include <pthread.h>

// The functions of libvips 8 (https://www.libvips.org/API/8.14/) and GLib that are used, as their headers declare them.
// Their arguments vary in number, so that Swift could not call them.
typedef struct image image;
typedef void (*log_handler)(const char *, int, const char *, void *);

static struct {
  int (*init)(const char *);
  const char *(*version_string)(void);
  void (*concurrency_set)(int);
  void (*cache_set_max)(int);
  void (*block_untrusted_set)(int);
  void (*error_clear)(void);
  int (*remove)(image *, const char *);
  int (*thumbnail)(void *, size_t, image **, int, ...);
  int (*jpeg)(image *, void **, size_t *, ...);
  int (*png)(image *, void **, size_t *, ...);
  int (*webp)(image *, void **, size_t *, ...);
  int (*heif)(image *, void **, size_t *, ...);
  int (*svg)(void *, size_t, image **, ...);
  int (*flatten)(image *, image **, ...);
  void (*block_set)(const char *, int);
  void (*unref)(void *);
  void (*free)(void *);
  unsigned (*set_handler)(const char *, int, log_handler, void *);
} vips;

static const char *version;
static pthread_once_t once = PTHREAD_ONCE_INIT;

// What broken files make libvips say on the terminal is told by the tool, with the place.
static void say_nothing(const char *domain, int level, const char *message, void *data) {
  (void)domain, (void)level, (void)message, (void)data;
}

static void load(void) {
#ifdef __APPLE__
  // Homebrew's folders are not among those that are looked through.
  const char *names[] = {
    "libvips.42.dylib", "/opt/homebrew/lib/libvips.42.dylib", "/usr/local/lib/libvips.42.dylib"};
#else
  const char *names[] = {"libvips.so.42"};
#endif
  void *library = 0;
  for (size_t i = 0; !library && i < sizeof names / sizeof *names; i++) library = dlopen(names[i], RTLD_NOW);
  if (!library) return;
#define FIND(name, symbol) \
  if (!(*(void **)&vips.name = dlsym(library, symbol))) return
  FIND(init, "vips_init");
  FIND(version_string, "vips_version_string");
  FIND(concurrency_set, "vips_concurrency_set");
  FIND(cache_set_max, "vips_cache_set_max");
  FIND(block_untrusted_set, "vips_block_untrusted_set");
  FIND(error_clear, "vips_error_clear");
  FIND(remove, "vips_image_remove");
  FIND(thumbnail, "vips_thumbnail_buffer");
  FIND(jpeg, "vips_jpegsave_buffer");
  FIND(png, "vips_pngsave_buffer");
  FIND(webp, "vips_webpsave_buffer");
  FIND(heif, "vips_heifsave_buffer");
  FIND(svg, "vips_svgload_buffer");
  FIND(flatten, "vips_flatten");
  FIND(block_set, "vips_operation_block_set");
  FIND(unref, "g_object_unref");
  FIND(free, "g_free");
  FIND(set_handler, "g_log_set_handler");
#undef FIND
  if (vips.init("engawa")) return;
  // The tool has its own threads, and draws each picture once.
  vips.concurrency_set(1);
  vips.cache_set_max(0);
  // Readers of files that nobody has looked over for attacks; SVG is read where it is our own, and nowhere else.
  vips.block_untrusted_set(1);
  vips.block_set("VipsForeignLoadSvg", 0);
  const char *domains[] = {"VIPS", "GLib", "GLib-GObject"};
  for (int i = 0; i < 3; i++) vips.set_handler(domains[i], 0xfc, say_nothing, 0);
  version = vips.version_string();
}

const char *engawa_vips_version(void) {
  pthread_once(&once, load);
  return version;
}

void *engawa_vips_render(
  const void *bytes, size_t count, int width, int height, enum engawa_vips_format format, struct engawa_vips_encoding encoding,
  size_t *written) {
  if (!engawa_vips_version()) return 0;
  image *drawn = 0;
  void *result = 0;
  // 3: exactly, for in proportion the last row is rounded now up and now down; 2: only down. Not where there is an error.
  if (!vips.thumbnail(
        (void *)bytes, count, &drawn, width, "height", height ? height : 10000000, "size", height ? 3 : 2,
        "fail_on", 2, "export_profile", "srgb",
        (char *)0)) {
    int failed = 1;
    // What has no profile is in sRGB; what it is told to take out, libvips 8.14 leaves in WebP.
    const char *told[] = {"icc-profile-data", "exif-data", "xmp-data", "iptc-data"};
    for (size_t i = 0; i < sizeof told / sizeof *told; i++) vips.remove(drawn, told[i]);
    switch (format) {
    case engawa_vips_jpeg:
      failed = vips.jpeg(
        drawn, &result, written, "Q", encoding.quality, "optimize_coding", 1, "interlace", 1, "strip", 1, (char *)0);
      break;
    case engawa_vips_png:
      failed = vips.png(drawn, &result, written, "compression", encoding.effort, "strip", 1, (char *)0);
      break;
    case engawa_vips_webp:
      failed = vips.webp(
        drawn, &result, written, "Q", encoding.quality, "effort", encoding.effort, "strip", 1, (char *)0);
      break;
    case engawa_vips_avif:
      // 4: AV1.
      failed = vips.heif(
        drawn, &result, written, "Q", encoding.quality, "effort", encoding.effort, "compression", 4, "strip", 1,
        (char *)0);
      break;
    }
    if (failed) {
      if (result) vips.free(result);
      result = 0;
    }
    vips.unref(drawn);
  }
  vips.error_clear();
  return result;
}

void *engawa_vips_draw(const void *svg, size_t count, size_t *written) {
  if (!engawa_vips_version()) return 0;
  image *drawn = 0, *solid = 0;
  void *result = 0;
  if (!vips.svg((void *)svg, count, &drawn, (char *)0)) {
    if (!vips.flatten(drawn, &solid, (char *)0)) {
      if (vips.png(solid, &result, written, "compression", 9, "strip", 1, (char *)0) && result) {
        vips.free(result);
        result = 0;
      }
      vips.unref(solid);
    }
    vips.unref(drawn);
  }
  vips.error_clear();
  return result;
}

void engawa_vips_free(void *written) { vips.free(written); }
