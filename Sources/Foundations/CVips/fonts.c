#include "CVips.h"

#include <dlfcn.h>
#include <pthread.h>

// The functions of fontconfig 2 (https://www.freedesktop.org/software/fontconfig/fontconfig-devel/) that are used, as its
// headers declare them. libvips draws letters with its help, so that it is there wherever letters are drawn.
typedef struct pattern pattern;
typedef struct set set;

static struct {
  pattern *(*create)(void);
  int (*add_string)(pattern *, const char *, const unsigned char *);
  int (*substitute)(void *, pattern *, int);
  void (*defaults)(pattern *);
  pattern *(*match)(void *, pattern *, int *);
  int (*get_string)(const pattern *, const char *, int, unsigned char **);
  int (*get_integer)(const pattern *, const char *, int, int *);
  int (*get_set)(const pattern *, const char *, int, set **);
  int (*has)(const set *, unsigned);
  void (*destroy)(pattern *);
} fonts;

static int is_there;
static pthread_once_t once = PTHREAD_ONCE_INIT;

static void load(void) {
#ifdef __APPLE__
  const char *names[] = {
    "libfontconfig.1.dylib", "/opt/homebrew/lib/libfontconfig.1.dylib", "/usr/local/lib/libfontconfig.1.dylib"};
#else
  const char *names[] = {"libfontconfig.so.1"};
#endif
  void *library = 0;
  for (size_t i = 0; !library && i < sizeof names / sizeof *names; i++) library = dlopen(names[i], RTLD_NOW);
  if (!library) return;
#define FIND(name, symbol) \
  if (!(*(void **)&fonts.name = dlsym(library, symbol))) return
  FIND(create, "FcPatternCreate");
  FIND(add_string, "FcPatternAddString");
  FIND(substitute, "FcConfigSubstitute");
  FIND(defaults, "FcDefaultSubstitute");
  FIND(match, "FcFontMatch");
  FIND(get_string, "FcPatternGetString");
  FIND(get_integer, "FcPatternGetInteger");
  FIND(get_set, "FcPatternGetCharSet");
  FIND(has, "FcCharSetHasChar");
  FIND(destroy, "FcPatternDestroy");
#undef FIND
  is_there = 1;
}

/// Whether a font is of a family; it has a name in each of some languages.
static int is_of(const pattern *font, const char *family) {
  unsigned char *name;
  for (int i = 0; !fonts.get_string(font, "family", i, &name); i++) {
    const char *a = (const char *)name, *b = family;
    while (*a && *a == *b) a++, b++;
    if (!*a && !*b) return 1;
  }
  return 0;
}

int engawa_font_signs(const char *family, unsigned char *signs, size_t count) {
  pthread_once(&once, load);
  if (!is_there) return -1;
  int version = -1, result;
  pattern *wanted = fonts.create();
  if (!wanted) return -1;
  fonts.add_string(wanted, "family", (const unsigned char *)family);
  fonts.substitute(0, wanted, 0);
  fonts.defaults(wanted);
  // What matches best may be of another family.
  pattern *font = fonts.match(0, wanted, &result);
  set *has;
  if (font && is_of(font, family) && !fonts.get_set(font, "charset", 0, &has) &&
      !fonts.get_integer(font, "fontversion", 0, &version)) {
    for (size_t scalar = 0; scalar < count * 8; scalar++)
      if (fonts.has(has, (unsigned)scalar)) signs[scalar / 8] |= (unsigned char)(1 << scalar % 8);
  }
  if (font) fonts.destroy(font);
  fonts.destroy(wanted);
  return version;
}
