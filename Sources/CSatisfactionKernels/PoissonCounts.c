#include <string.h>

#include "ResamplingKernels.h"
#include "TargetClones.h"

#define STREAMS 8
#define DRAWS (4 * STREAMS)
#define TOPS 8

typedef uint64_t words8 __attribute__((vector_size(64), aligned(8)));
typedef uint16_t draws32 __attribute__((vector_size(64), aligned(8)));
typedef uint8_t counts32 __attribute__((vector_size(32), aligned(1)));

static inline uint64_t mixed(uint64_t z) {
  z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
  z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
  return z ^ (z >> 31);
}

/// Counts that the first 16 bits leave open.
static void decide(const uint16_t *draws, const uint16_t *open, const uint64_t *next, const uint32_t *thresholds,
                   size_t threshold_count, uint8_t *counts) {
  for (size_t i = 0; i < DRAWS; ++i) {
    if (!open[i]) continue;
    uint32_t low = (uint32_t)(mixed(next[i / 4] + i % 4) >> 48);
    uint32_t bits = (uint32_t)draws[i] << 16 | low;
    counts[i] = 0;
    for (size_t k = 0; k < threshold_count; ++k) counts[i] += bits >= thresholds[k];
  }
}

SATISFACTION_CLONES
void satisfaction_poisson_counts(uint64_t state[32], const uint32_t *thresholds, size_t threshold_count,
                                 uint8_t *counts, size_t count) {
  uint16_t tops[TOPS];
  for (size_t k = 0; k < TOPS; ++k) tops[k] = k < threshold_count ? (uint16_t)(thresholds[k] >> 16) : UINT16_MAX;
  words8 s[4];
  memcpy(s, state, sizeof s);
  for (size_t first = 0; first < count; first += DRAWS) {
    words8 product = (s[1] << 2) + s[1];
    product = (product << 7) | (product >> 57);
    product = (product << 3) + product;
    words8 shifted = s[1] << 17;
    s[2] ^= s[0];
    s[3] ^= s[1];
    s[1] ^= s[2];
    s[0] ^= s[3];
    s[2] ^= shifted;
    s[3] = (s[3] << 45) | (s[3] >> 19);

    // A comparison that holds is −1.
    draws32 draws = (draws32)product, least = {0}, most = {0};
    for (size_t k = 0; k < TOPS; ++k) {
      least -= (draws32)(draws > tops[k]);
      most -= (draws32)(draws >= tops[k]);
    }
    counts32 drawn = __builtin_convertvector(least, counts32);
    draws32 open = least ^ most;
    if (__builtin_expect(__builtin_reduce_or((words8)open) != 0, 0))
      decide((const uint16_t *)&draws, (const uint16_t *)&open, (const uint64_t *)&s[0], thresholds, threshold_count,
             (uint8_t *)&drawn);
    memcpy(counts + first, &drawn, count - first < DRAWS ? count - first : DRAWS);
  }
  memcpy(state, s, sizeof s);
}
