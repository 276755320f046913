// The module SatisfactionReporting.
