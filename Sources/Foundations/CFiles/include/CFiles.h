#ifndef ENGAWA_CFILES_H
#define ENGAWA_CFILES_H

/// Swaps two paths of one file system in one step, where the system can; returns 0, or -1 with errno.
int engawa_exchange(const char *first, const char *second);

#endif
