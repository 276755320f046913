// The module PathSpecification.
