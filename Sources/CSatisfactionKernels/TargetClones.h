#ifndef CSATISFACTION_TARGET_CLONES_H
#define CSATISFACTION_TARGET_CLONES_H

/// Compiles a function for three generations of x86-64 and chooses when the program is loaded.
#if defined(__x86_64__) && defined(__linux__) && defined(__GLIBC__)
#define SATISFACTION_CLONES __attribute__((target_clones("default", "arch=x86-64-v3", "arch=x86-64-v4")))
#else
#define SATISFACTION_CLONES
#endif

#endif
