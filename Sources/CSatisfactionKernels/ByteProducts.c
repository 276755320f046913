#include <string.h>

#include "ByteKernels.h"

#if defined(__x86_64__)
#include <immintrin.h>

static inline int32_t total_sse2(__m128i v) {
  v = _mm_add_epi32(v, _mm_shuffle_epi32(v, 0x4e));
  v = _mm_add_epi32(v, _mm_shuffle_epi32(v, 0xb1));
  return _mm_cvtsi128_si32(v);
}

__attribute__((target("avx2"))) static inline int32_t total_avx2(__m256i v) {
  return total_sse2(_mm_add_epi32(_mm256_castsi256_si128(v), _mm256_extracti128_si256(v, 1)));
}
#endif

// The instruction that multiplies small whole numbers and adds neighbours has no name in portable C, and compilers do
// not find it in a loop over many columns. So each width has a function of its own, chosen when it is first called.

#define STRIDE SATISFACTION_SCRATCH_STRIDE
#define TILE 4

/// What each width has: a column less its shift, and the products of a block of such columns.
typedef struct {
  int64_t (*shifted)(const int8_t *bytes, int16_t shift, size_t rows, int16_t *out);
  void (*products)(const int16_t *shifted, size_t columns, size_t rows, int64_t *products);
} variant;

// Every variant defines VECTOR (a vector of sums), LANES (16-bit numbers a vector), ZERO, LOAD, MULTIPLY_ADD(sum, x, y)
// and TOTAL (the sum of a vector's lanes), and includes the rest.

#define VARIANT(name) name##_plain
#define TARGET
#if defined(__x86_64__)
#define VECTOR __m128i
#define LANES 8
#define ZERO _mm_setzero_si128()
#define LOAD(p) _mm_loadu_si128((const __m128i *)(p))
#define MULTIPLY_ADD(s, x, y) _mm_add_epi32(s, _mm_madd_epi16(x, y))
#define TOTAL(v) total_sse2(v)
#else
typedef int32_t plain_vector __attribute__((vector_size(32)));
typedef int16_t plain_half __attribute__((vector_size(16)));
static inline plain_vector plain_load(const int16_t *p) {
  plain_half x;
  memcpy(&x, p, sizeof x);
  return __builtin_convertvector(x, plain_vector);
}
#define VECTOR plain_vector
#define LANES 8
#define ZERO (plain_vector){0}
#define LOAD(p) plain_load(p)
#define MULTIPLY_ADD(s, x, y) ((s) + (x) * (y))
#define TOTAL(v) __builtin_reduce_add(v)
#endif
#include "ByteProductsVariant.h"

#if defined(__x86_64__)

#define VARIANT(name) name##_avx2
#define TARGET __attribute__((target("avx2")))
#define VECTOR __m256i
#define LANES 16
#define ZERO _mm256_setzero_si256()
#define LOAD(p) _mm256_loadu_si256((const __m256i *)(p))
#define MULTIPLY_ADD(s, x, y) _mm256_add_epi32(s, _mm256_madd_epi16(x, y))
#define TOTAL(v) total_avx2(v)
#include "ByteProductsVariant.h"

#define VARIANT(name) name##_avx512
#define TARGET __attribute__((target("avx512f,avx512bw,avx512vnni")))
#define VECTOR __m512i
#define LANES 32
#define ZERO _mm512_setzero_si512()
#define LOAD(p) _mm512_loadu_si512(p)
#define MULTIPLY_ADD(s, x, y) _mm512_dpwssd_epi32(s, x, y)
#define TOTAL(v) _mm512_reduce_add_epi32(v)
#include "ByteProductsVariant.h"

static variant best_variant(void) {
  if (__builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vnni"))
    return (variant){shifted_avx512, products_avx512};
  if (__builtin_cpu_supports("avx2")) return (variant){shifted_avx2, products_avx2};
  return (variant){shifted_plain, products_plain};
}

#else

static variant best_variant(void) { return (variant){shifted_plain, products_plain}; }

#endif

int64_t satisfaction_shifted_bytes(const int8_t *bytes, int16_t shift, size_t rows, int16_t *out) {
  return best_variant().shifted(bytes, shift, rows, out);
}

void satisfaction_block_products(int16_t *shifted, size_t columns, size_t rows, int64_t *products) {
  for (size_t j = columns; j % TILE != 0; ++j) memset(shifted + j * STRIDE, 0, STRIDE * sizeof *shifted);
  best_variant().products(shifted, columns, rows, products);
}
