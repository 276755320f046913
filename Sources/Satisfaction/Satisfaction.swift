@_exported import PathModeling
@_exported import PathSpecification
@_exported import SatisfactionIndices
@_exported import SatisfactionNumerics
@_exported import SatisfactionReporting
@_exported import SurveyData
@_exported import SurveySimulation
