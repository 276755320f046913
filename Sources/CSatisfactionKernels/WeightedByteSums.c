#include <string.h>

#include "ResamplingKernels.h"

#define PANEL SATISFACTION_REPLICATE_PANEL

void satisfaction_weighted_byte_sums_plain(const uint8_t *weights, const int8_t *units, size_t stride,
                                           size_t replicates, size_t columns, bool adds, int32_t *sums) {
  for (size_t c = 0; c < columns; ++c)
    for (size_t r = 0; r < replicates; ++r) {
      int32_t sum = adds ? sums[r + c * replicates] : 0;
      for (size_t u = 0; u < stride; ++u) sum += weights[r * stride + u] * units[c * stride + u];
      sums[r + c * replicates] = sum;
    }
}

#if defined(__x86_64__)
#include <immintrin.h>

// Compilers do not find the instruction that multiplies unsigned with signed bytes and adds four products to a sum of
// 32 bits in a loop over two tables, and no vector type names it.

/// Quadruples of units of one panel: 32 KiB, which stay in the first-level cache.
#define QUADS 128
#define VECTORS (PANEL / 16)
/// Columns multiplied together: their sums, the weights and one factor fill the 32 registers.
#define TILE 6
#define TARGET __attribute__((target("avx512f,avx512bw,avx512vnni")))

/// Weights of a panel, four units of every replicate side by side.
static void interleave(const uint8_t *weights, size_t stride, size_t quads, uint32_t *panel) {
  for (size_t r = 0; r < PANEL; ++r)
    for (size_t q = 0; q < quads; ++q) memcpy(panel + q * PANEL + r, weights + r * stride + 4 * q, 4);
}

/// Sums of `TILE` columns or fewer over some quadruples.
TARGET static inline __attribute__((always_inline)) void tile(const uint32_t *panel, const int8_t *units, size_t stride,
                                                              size_t quads, size_t replicates, int columns, bool adds,
                                                              int32_t *sums) {
  __m512i s[TILE][VECTORS];
  for (int c = 0; c < columns; ++c)
    for (int v = 0; v < VECTORS; ++v)
      s[c][v] = adds ? _mm512_loadu_si512(sums + c * replicates + 16 * v) : _mm512_setzero_si512();
  for (size_t q = 0; q < quads; ++q) {
    __m512i w[VECTORS];
    for (int v = 0; v < VECTORS; ++v) w[v] = _mm512_loadu_si512(panel + q * PANEL + 16 * v);
    for (int c = 0; c < columns; ++c) {
      int32_t quadruple;
      memcpy(&quadruple, units + c * stride + 4 * q, sizeof quadruple);
      __m512i z = _mm512_set1_epi32(quadruple);
      for (int v = 0; v < VECTORS; ++v) s[c][v] = _mm512_dpbusd_epi32(s[c][v], w[v], z);
    }
  }
  for (int c = 0; c < columns; ++c)
    for (int v = 0; v < VECTORS; ++v) _mm512_storeu_si512(sums + c * replicates + 16 * v, s[c][v]);
}

TARGET static void sums_vnni(const uint8_t *weights, const int8_t *units, size_t stride, size_t replicates,
                             size_t columns, bool adds, int32_t *sums) {
  uint32_t panel[QUADS * PANEL] __attribute__((aligned(64)));
  for (size_t first = 0; first < stride; first += 4 * QUADS) {
    size_t quads = (stride - first < 4 * QUADS ? stride - first : 4 * QUADS) / 4;
    bool isRest = adds || first > 0;
    for (size_t r = 0; r < replicates; r += PANEL) {
      interleave(weights + r * stride + first, stride, quads, panel);
      size_t c = 0;
      for (; c + TILE <= columns; c += TILE)
        tile(panel, units + c * stride + first, stride, quads, replicates, TILE, isRest, sums + c * replicates + r);
      for (; c < columns; ++c)
        tile(panel, units + c * stride + first, stride, quads, replicates, 1, isRest, sums + c * replicates + r);
    }
  }
}

bool satisfaction_has_byte_dot_products(void) {
  return __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vnni");
}

void satisfaction_weighted_byte_sums(const uint8_t *weights, const int8_t *units, size_t stride, size_t replicates,
                                     size_t columns, bool adds, int32_t *sums) {
  if (satisfaction_has_byte_dot_products() && stride > 0)
    sums_vnni(weights, units, stride, replicates, columns, adds, sums);
  else
    satisfaction_weighted_byte_sums_plain(weights, units, stride, replicates, columns, adds, sums);
}

#else

bool satisfaction_has_byte_dot_products(void) { return false; }

void satisfaction_weighted_byte_sums(const uint8_t *weights, const int8_t *units, size_t stride, size_t replicates,
                                     size_t columns, bool adds, int32_t *sums) {
  satisfaction_weighted_byte_sums_plain(weights, units, stride, replicates, columns, adds, sums);
}

#endif
