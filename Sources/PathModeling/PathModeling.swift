// The module PathModeling.
