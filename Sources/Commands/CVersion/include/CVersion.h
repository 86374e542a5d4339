#ifndef ENGAWA_CVERSION_H
#define ENGAWA_CVERSION_H

/// The commit that the tool was built from; an empty text if it was not built in a repository.
const char *_Nonnull engawa_commit(void);

#endif
