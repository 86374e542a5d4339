#define _GNU_SOURCE
#include "CFiles.h"

#include <stdio.h>
#ifdef __linux__
#include <fcntl.h>
#endif

int engawa_exchange(const char *first, const char *second) {
#ifdef __APPLE__
  return renamex_np(first, second, RENAME_SWAP);
#else
  return renameat2(AT_FDCWD, first, AT_FDCWD, second, RENAME_EXCHANGE);
#endif
}
