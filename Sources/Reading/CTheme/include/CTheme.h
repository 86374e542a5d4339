#ifndef CTHEME_H
#define CTHEME_H

#include <stddef.h>

/// A file of the theme: its path below templates/, and its bytes.
typedef struct {
  const char *path;
  const unsigned char *bytes;
  size_t count;
} engawa_theme_file;

/// How many files there are.
size_t engawa_theme_count(void);

/// One of the files, which are sorted by path.
engawa_theme_file engawa_theme_at(size_t index);

#endif
