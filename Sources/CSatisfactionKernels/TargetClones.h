#ifndef CSATISFACTION_TARGET_CLONES_H
#define CSATISFACTION_TARGET_CLONES_H

// The thread sanitizer is not ready when the loader asks which clone to use.
#if defined(__has_feature)
#if __has_feature(thread_sanitizer)
#define SATISFACTION_NO_CLONES
#endif
#endif

/// Compiles a function for three generations of x86-64 and chooses when the program is loaded.
#if defined(__x86_64__) && defined(__linux__) && defined(__GLIBC__) && !defined(SATISFACTION_NO_CLONES)
#define SATISFACTION_CLONES __attribute__((target_clones("default", "arch=x86-64-v3", "arch=x86-64-v4")))
#else
#define SATISFACTION_CLONES
#endif

#endif
