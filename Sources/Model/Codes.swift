// The codes of the record contract; raw values are what is written. Definitions: docs/ledger.md.

/// Good or bad for the target; `change` is a stated change without a side, `none` no change at all.
public enum Direction: String, Sendable, CaseIterable {
  case up = "+"
  case down = "-"
  case change = "±"
  case none = "0"
}

/// How sure the source is (FactBank, Saurí & Pustejovsky 2009).
public enum Certainty: String, Sendable, CaseIterable {
  case asserted = "CT"
  case probable = "PR"
  case possible = "PS"
  case uncommitted = "UU"
}

/// What kind of statement it is; `definition` is for sentence labels only.
public enum Mode: String, Sendable, CaseIterable {
  case fact, plan, goal, forecast, condition, norm, definition
}

/// When the effect comes, counted from the document's date: short ≤ 1 year, medium 1–3 years,
/// medium-long > 1, long > 3.
public enum Horizon: String, Sendable, CaseIterable {
  case now, short, medium
  case mediumLong = "medium-long"
  case long, unspecified
}

/// Through what the target is affected.
public enum Channel: String, Sendable, CaseIterable {
  case demand, investment, cost, price, supply, productivity, regulation, trade, labour, funding
  case competition, security, valuation, structure, earnings
}

public enum TargetKind: String, Sendable, CaseIterable {
  case industry, company, market, economy, country, technology
}

public enum MentionType: String, Sendable, CaseIterable {
  case company, agency, organisation, person, place, product, programme, law, industry, technology
  case indicator
}

public enum Industry: String, Sendable, CaseIterable {
  case agriculture
  case mining
  case food
  case textiles
  case woodPaper = "wood-paper"
  case refining
  case chemicals
  case pharmaBio = "pharma-bio"
  case steelMetals = "steel-metals"
  case machinery
  case semiconductors
  case displaysElectronics = "displays-electronics"
  case computersHardware = "computers-hardware"
  case batteries
  case electricalEquipment = "electrical-equipment"
  case automotive
  case shipbuilding
  case aerospaceDefense = "aerospace-defense"
  case robotics
  case otherManufacturing = "other-manufacturing"
  case powerUtilities = "power-utilities"
  case nuclear
  case oilGas = "oil-gas"
  case renewables
  case construction
  case realEstate = "real-estate"
  case retail
  case transportLogistics = "transport-logistics"
  case airlines
  case travelLeisure = "travel-leisure"
  case telecom
  case mediaEntertainment = "media-entertainment"
  case games
  case softwareAi = "software-ai"
  case cloudDatacenter = "cloud-datacenter"
  case internetPlatforms = "internet-platforms"
  case banking
  case insurance
  case securities
  case crypto
  case professionalServices = "professional-services"
  case research
  case publicDefense = "public-defense"
  case education
  case healthcare
  case quantum
  case economy
  case market
}
