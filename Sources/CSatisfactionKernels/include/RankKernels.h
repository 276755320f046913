#ifndef CSATISFACTION_RANK_KERNELS_H
#define CSATISFACTION_RANK_KERNELS_H

#include <stddef.h>
#include <stdint.h>

/// counts[i + j · rows] = how many of the other columns hold a greater number in row i than column j.
///
/// Column j is the `rows` numbers from `values[j · rows]` on; there are at most 256 columns.
void satisfaction_count_greater(const double *values, size_t columns, size_t rows, uint8_t *counts);

#endif
