#include "CVersion.h"

// Package.swift asks git and says it here, for only C takes a text from there.
const char *engawa_commit(void) { return ENGAWA_COMMIT; }
