#ifndef CSATISFACTION_KERNELS_H
#define CSATISFACTION_KERNELS_H

#include <stddef.h>
#include <stdint.h>

#include "ByteKernels.h"
#include "LaneKernels.h"
#include "RankKernels.h"
#include "ResamplingKernels.h"

#endif
