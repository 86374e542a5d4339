#ifndef ENGAWA_CFILES_H
#define ENGAWA_CFILES_H

/// Swaps two names of an open folder in one step, where the system can; returns 0, or -1 with errno.
int engawa_exchange(int folder, const char *first, const char *second);

#endif
