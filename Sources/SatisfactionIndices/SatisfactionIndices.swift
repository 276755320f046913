// The module SatisfactionIndices.
