#include "CSatisfactionKernels.h"
