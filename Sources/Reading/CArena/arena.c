#include "CArena.h"

#include <pthread.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

// A block of memory; its pieces follow it.
typedef struct block {
  struct block *next;
  size_t size;
  size_t used;
} block;

// What stands in front of a piece: its size, which growing it needs. Pieces begin at multiples of 16.
typedef struct head {
  size_t size;
  size_t unused;
} head;

enum { FIRST_SIZE = 256 * 1024, HEAD = sizeof(head) };

// The newest block comes first. The oldest stays with the thread.
static _Thread_local block *newest;
static _Thread_local size_t depth;

// Frees the block of a thread that ends: a preview has many in its life.
static pthread_key_t oldest;
static pthread_once_t once = PTHREAD_ONCE_INIT;

static void begin(void) {
  if (pthread_key_create(&oldest, free)) abort();
}

static char *pieces(block *block) { return (char *)(block + 1) + 8; }

static void *take(size_t size) {
  if (size > SIZE_MAX - 64) abort();
  size_t whole = HEAD + ((size + 15) & ~(size_t)15);
  if (!newest || newest->size - newest->used < whole) {
    size_t room = newest ? newest->size * 2 : FIRST_SIZE;
    if (room < whole) room = whole;
    block *added = malloc(sizeof(block) + 8 + room);
    // As libcmark does where there is no memory left.
    if (!added) abort();
    if (!newest) {
      pthread_once(&once, begin);
      if (pthread_setspecific(oldest, added)) abort();
    }
    added->next = newest;
    added->size = room;
    added->used = 0;
    newest = added;
  }
  head *piece = (head *)(pieces(newest) + newest->used);
  newest->used += whole;
  piece->size = size;
  return piece + 1;
}

static void *arena_calloc(size_t count, size_t size) {
  if (size && count > SIZE_MAX / size) abort();
  return memset(take(count * size), 0, count * size);
}

static void *arena_realloc(void *old, size_t size) {
  if (!old) return take(size);
  size_t known = ((head *)old - 1)->size;
  if (size <= known) return old;
  void *piece = take(size);
  return memcpy(piece, old, known);
}

static void arena_free(void *piece) { (void)piece; }

cmark_mem *engawa_arena(void) {
  static cmark_mem memory = {arena_calloc, arena_realloc, arena_free};
  return &memory;
}

void engawa_arena_enter(void) { depth++; }

void engawa_arena_leave(void) {
  if (--depth) return;
  while (newest && newest->next) {
    block *old = newest->next;
    free(newest);
    newest = old;
  }
  if (newest) newest->used = 0;
}
