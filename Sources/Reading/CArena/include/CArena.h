#ifndef ENGAWA_CARENA_H
#define ENGAWA_CARENA_H

#include <cmark.h>

/// Memory for trees of libcmark, one piece after the other from large blocks that each thread keeps: a tree is made of
/// thousands of small pieces, and all of them are given back at once.
cmark_mem *engawa_arena(void);

/// Begins to use the memory of this thread.
void engawa_arena_enter(void);

/// Ends it; with the last end everything is given back.
void engawa_arena_leave(void);

#endif
