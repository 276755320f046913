/// Where the numbers stand on the arrows: off the boxes first, then off each other, then off other arrows.
struct LabelPlaces {
  private static let stepsPerCurve = 14
  /// Shares of an arrow's length between which its number may stand.
  private static let middlePart = 0.12..<0.84
  /// For any overlap with a box, so that a place off the boxes is taken wherever there is one.
  private static let onBox = 1e6
  private static let nearBox = 40.0
  private static let onLabel = 1.2
  private static let onArrow = 5.0
  private static let margin = 3.0

  private struct Candidate {
    let place: PlanePoint
    /// What the place costs whatever the other labels do.
    let cost: Double
  }

  /// The middles of the labels, one an arrow.
  private(set) var places: [PlanePoint]
  private let width: Double
  private let height: Double

  /// - Parameters:
  ///   - curves: The curves of each arrow.
  ///   - boxes: The boxes of the constructs.
  ///   - width: Of every label, in the axes of the curves.
  ///   - height: Of every label, in the axes of the curves.
  init(_ curves: [[CubicCurve]], boxes: [PlaneBox], width: Double, height: Double) {
    self.width = width
    self.height = height
    let lines = curves.map { arrow in
      arrow.flatMap { curve in
        (0...Self.stepsPerCurve).map { curve.point(at: Double($0) / Double(Self.stepsPerCurve)) }
      }
    }
    let lengths = lines.map { line in zip(line, line.dropFirst()).reduce(0) { $0 + $1.0.distance(to: $1.1) } }
    places = lines.map { $0[$0.count / 2] }
    var candidates: [[Candidate]] = []
    for edge in lines.indices {
      candidates.append(Self.candidates(edge, lines, length: lengths[edge], boxes, width: width, height: height))
    }
    // The shortest have the least choice; later rounds let each move away from those placed after it.
    let sequence = lengths.indices.sorted { (lengths[$0], $0) < (lengths[$1], $1) }
    var placed: [Int] = []
    for round in 0..<3 {
      for edge in sequence {
        let others = round == 0 ? placed : sequence.filter { $0 != edge }
        if let best = best(of: candidates[edge], besides: others) { places[edge] = best }
        if round == 0 { placed.append(edge) }
      }
    }
  }

  private func best(of candidates: [Candidate], besides others: [Int]) -> PlanePoint? {
    var best: (cost: Double, place: PlanePoint)?
    for candidate in candidates {
      var cost = candidate.cost
      for other in others {
        let across = max(0, width + Self.margin - abs(candidate.place.x - places[other].x))
        let down = max(0, height + Self.margin - abs(candidate.place.y - places[other].y))
        cost += Self.onLabel * across * down
      }
      if cost < best?.cost ?? .infinity { best = (cost, candidate.place) }
    }
    return best?.place
  }

  private static func candidates(
    _ edge: Int, _ lines: [[PlanePoint]], length: Double, _ boxes: [PlaneBox], width: Double, height: Double
  ) -> [Candidate] {
    let line = lines[edge]
    var (candidates, done) = ([Candidate](), 0.0)
    for (a, b) in zip(line, line.dropFirst()) {
      done += a.distance(to: b)
      let share = length > 0 ? done / length : 0.5
      guard middlePart.contains(share) else { continue }
      let place = PlanePoint((a.x + b.x) / 2, (a.y + b.y) / 2)
      let label = PlaneBox(center: place, width: width, height: height)
      let covered = lines.indices.reduce(0) { sum, other in
        other == edge ? sum : sum + lines[other].count { near($0, label) }
      }
      let cost =
        abs(share - 0.5) * 14 + onArrow * Double(covered)
        + boxes.reduce(0) { sum, box in
          sum + nearBox * label.overlap(box, margin: margin) + (label.overlap(box) > 0 ? onBox : 0)
        }
      candidates.append(Candidate(place: place, cost: cost))
    }
    return candidates
  }

  private static func near(_ point: PlanePoint, _ label: PlaneBox) -> Bool {
    abs(point.x - label.center.x) < label.width / 2 + 2 && abs(point.y - label.center.y) < label.height / 2 + 2
  }
}
