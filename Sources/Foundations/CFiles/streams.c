#include <fcntl.h>

// A process may be started without standard streams. The next file that is opened would take the number of a missing one,
// and what is meant for a person would be written into it; so /dev/null takes it first. This runs before anything of
// Swift, whose scheduler opens files before the first line of the program.
__attribute__((constructor)) static void open_missing_streams(void) {
  for (int number = 0; number <= 2; number++) {
    if (fcntl(number, F_GETFD) == -1) {
      (void)open("/dev/null", number == 0 ? O_RDONLY : O_WRONLY);
    }
  }
}
