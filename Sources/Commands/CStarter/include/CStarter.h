#ifndef CSTARTER_H
#define CSTARTER_H

#include <stddef.h>

/// A file of a new site: its path, and its bytes, both with places to be filled in.
typedef struct {
  const char *path;
  const unsigned char *bytes;
  size_t count;
} engawa_starter_file;

/// How many files there are.
size_t engawa_starter_count(void);

/// One of the files, which are sorted by path.
engawa_starter_file engawa_starter_at(size_t index);

#endif
