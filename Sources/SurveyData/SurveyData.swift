// The module SurveyData.
