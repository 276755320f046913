/// Dates as Excel counts them: days since a first day, with a day that never was in one of the two calendars.
enum SerialDate {
  /// The day that has the number 0.
  enum FirstDay {
    /// 1899-12-31; 1900 counts as a leap year, which it was not.
    case year1900
    /// 1904-01-01.
    case year1904
  }

  /// `2024-03-01`, with `T09:30:00` where the number has a fraction; nil outside the years 1900 to 9999.
  static func text(_ serial: Double, _ first: FirstDay) -> String? {
    guard serial >= 0, serial < 2_958_466 else { return nil }
    var day = Int(serial)
    var second = Int(((serial - Double(day)) * 86_400).rounded())
    if second == 86_400 { (day, second) = (day + 1, 0) }
    // Days since 1970-01-01.
    let unix =
      switch first {
      case .year1900: day < 60 ? day - 25_568 : day - 25_569
      case .year1904: day - 24_107
      }
    let (year, month, date) = civil(daysSince1970: unix)
    let text = "\(padded(year, 4))-\(padded(month, 2))-\(padded(date, 2))"
    guard second > 0 else { return text }
    return text + "T\(padded(second / 3_600, 2)):\(padded(second / 60 % 60, 2)):\(padded(second % 60, 2))"
  }

  private static func padded(_ number: Int, _ width: Int) -> String {
    let digits = "\(number)"
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }

  /// Year, month and day of the Gregorian calendar.
  ///
  /// - Source: Hinnant (2013), chrono-compatible low-level date algorithms, `civil_from_days`.
  private static func civil(daysSince1970 days: Int) -> (year: Int, month: Int, day: Int) {
    let shifted = days + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let part = (5 * dayOfYear + 2) / 153
    let month = part < 10 ? part + 3 : part - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * part + 2) / 5 + 1)
  }
}
