#define _GNU_SOURCE
#include "CFiles.h"

#include <stdio.h>
#ifdef __linux__
#include <fcntl.h>
#endif

int engawa_exchange(int folder, const char *first, const char *second) {
#ifdef __APPLE__
  return renameatx_np(folder, first, folder, second, RENAME_SWAP);
#else
  return renameat2(folder, first, folder, second, RENAME_EXCHANGE);
#endif
}
