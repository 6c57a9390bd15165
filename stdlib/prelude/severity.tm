/// How bad a threat is: what is lost, from how near, for how much trust. A project changes a cell with `adjust table`.
pack prelude

scale severity   "How bad a threat is"             : low < medium < high < critical
scale impact     "What is lost"                    : minor < moderate < serious < severe
scale likelihood "How likely somebody does it"     : rare < possible < likely
scale exposure   "Where an attacker has to stand"  : inside < partner_side < outside
scale crossing   "How much trust is gained"        : level < step < leap

table exposure_of "From the lowest trust that has a path to it" : exposure from trust {
  none    outside
  low     outside
  partner partner_side
  medium  inside
  high    inside
}

table impact_of "From the class of the data at stake" : impact from sensitivity {
  public                minor
  internal              moderate
  restricted            serious
  confidential          serious
  strictly_confidential severe
}

table damage_of "From how much it matters that data or a part is right, or there" : impact from need {
  archive          minor
  operational      moderate
  important        serious
  critical         serious
  mission_critical severe
}

table likelihood_of "From where it is done, and how much trust is gained" : likelihood from exposure, crossing {
  columns      level,    step,     leap
  inside       rare,     rare,     possible
  partner_side rare,     possible, likely
  outside      possible, likely,   likely
}

table severity_of "What is lost, and how likely" : severity from impact, likelihood {
  columns  rare,   possible, likely
  minor    low,    low,      medium
  moderate low,    medium,   high
  serious  medium, high,     high
  severe   high,   high,     critical
}
