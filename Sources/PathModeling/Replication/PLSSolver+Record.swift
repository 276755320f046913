internal import SatisfactionNumerics

extension PLSSolver {
  /// Stores every estimate of a solve in the columns of a table.
  ///
  /// - Parameter first: Number of the solve in lane 0.
  borrowing func record(into table: ReplicateTable, from first: Int) {
    table.store(cases[0], column: table.columns.cases, from: first)
    recordIndicators(table, first)
    recordConstructs(table, first)
    recordPaths(table, first)
    recordPairs(table, first)
  }

  private borrowing func recordIndicators(_ table: ReplicateTable, _ first: Int) {
    let columns = table.columns
    for i in 0..<p {
      table.store(weights[i], column: columns.weight(i), from: first)
      table.store(loadings[i], column: columns.loading(i), from: first)
      table.store(means[i], column: columns.mean(i), from: first)
      table.store(deviations[i], column: columns.deviation(i), from: first)
    }
    for j in 0..<constructCount { recordInflation(ofBlock: j, table, first) }
  }

  /// Variance inflation of the indicators of a block: the diagonal of the inverse of their correlations.
  private borrowing func recordInflation(ofBlock j: Int, _ table: ReplicateTable, _ first: Int) {
    let block = layout.blocks[j]
    guard block.count > 1 else {
      return table.store(L.one, column: table.columns.indicatorVIF(block.lowerBound), from: first)
    }
    let order = block.count
    for column in 0..<order {
      for row in column..<order {
        inverse[row + column * order] = correlations[block.lowerBound + row + (block.lowerBound + column) * p]
      }
    }
    var regular = L.Mask(repeating: true)
    SmallCholesky.factor(inverse, at: 0, order: order, stride: order, alive: &regular)
    SmallCholesky.invertFactor(inverse, order: order)
    for k in 0..<order {
      let factor = SmallCholesky.inverseDiagonal(inverse, order: order, k)
      table.store(
        L(repeating: .nan).replacing(with: factor, where: regular),
        column: table.columns.indicatorVIF(block.lowerBound + k), from: first)
    }
  }

  private borrowing func recordConstructs(_ table: ReplicateTable, _ first: Int) {
    let columns = table.columns
    for j in 0..<constructCount {
      table.store(rSquared[j], column: columns.rSquared(j), from: first)
      guard layout.modes[j] == .a else {
        for column in [columns.alpha(j), columns.rhoA(j), columns.rhoC(j), columns.ave(j)] {
          table.store(L(repeating: .nan), column: column, from: first)
        }
        continue
      }
      let (start, count) = (layout.blocks[j].lowerBound, layout.blocks[j].count)
      let alpha: L = BlockFormula.cronbachAlpha(count: count) { correlations[start + $0 + (start + $1) * p] }
      let rhoC: L = BlockFormula.compositeReliability(count: count) { loadings[start + $0] }
      let ave: L = BlockFormula.averageVarianceExtracted(count: count) { loadings[start + $0] }
      table.store(alpha, column: columns.alpha(j), from: first)
      table.store(reliability(ofBlock: j), column: columns.rhoA(j), from: first)
      table.store(rhoC, column: columns.rhoC(j), from: first)
      table.store(ave, column: columns.ave(j), from: first)
    }
  }

  private borrowing func recordPaths(_ table: ReplicateTable, _ first: Int) {
    let (columns, constructs) = (table.columns, constructCount)
    var k = 0
    for j in 0..<constructs {
      let count = layout.predecessors.count(j)
      guard count > 0 else { continue }
      let regular = invertPredecessors(of: j)
      let residual = L.one - rSquared[j]
      for position in 0..<count {
        let path = paths[j + layout.predecessors.item(position, of: j) * constructs]
        let inflation = L(repeating: .nan).replacing(
          with: SmallCholesky.inverseDiagonal(system, order: count, position), where: regular)
        table.store(path, column: columns.path(k), from: first)
        table.store(inflation, column: columns.pathVIF(k), from: first)
        let effect = path * path / inflation / residual
        table.store(
          L(repeating: .nan).replacing(with: effect, where: L.zero.isBelow(residual)), column: columns.fSquared(k),
          from: first)
        k += 1
      }
    }
    for (k, pair) in columns.effects.enumerated() {
      table.store(
        totalEffects[pair.target + pair.source * constructs], column: columns.totalEffect(k), from: first)
    }
  }

  /// Leaves the inverse Cholesky factor of the correlations of j's predecessors in ``system``.
  private borrowing func invertPredecessors(of j: Int) -> L.Mask {
    let (count, constructs) = (layout.predecessors.count(j), constructCount)
    for column in 0..<count {
      let from = layout.predecessors.item(column, of: j)
      for row in column..<count {
        system[row + column * count] = constructCorrelations[layout.predecessors.item(row, of: j) + from * constructs]
      }
    }
    var regular = L.Mask(repeating: true)
    SmallCholesky.factor(system, at: 0, order: count, stride: count, alive: &regular)
    SmallCholesky.invertFactor(system, order: count)
    return regular
  }

  private borrowing func recordPairs(_ table: ReplicateTable, _ first: Int) {
    let (columns, constructs) = (table.columns, constructCount)
    for j in 0..<constructs { monotraitMeans[j] = traitMean(within: layout.blocks[j]) }
    for b in 0..<constructs {
      for a in 0..<b {
        table.store(constructCorrelations[a + b * constructs], column: columns.correlation(a, b), from: first)
        let within = monotraitMeans[a] * monotraitMeans[b]
        let ratio = traitMean(layout.blocks[a], layout.blocks[b]) / within.squareRoot()
        table.store(
          L(repeating: .nan).replacing(with: ratio, where: L.zero.isBelow(within)), column: columns.htmt(a, b),
          from: first)
      }
    }
  }

  /// The mean correlation within a block that the ratio asks for; 1 for a single indicator.
  private borrowing func traitMean(within block: Range<Int>) -> L {
    guard block.count > 1 else { return .one }
    var sum = L.zero
    for j in block {
      for i in block.lowerBound..<j { sum = sum + traitTerm(correlations[i + j * p]) }
    }
    return traitMean(sum, of: block.count * (block.count - 1) / 2)
  }

  /// The mean correlation between two blocks that the ratio asks for.
  private borrowing func traitMean(_ a: Range<Int>, _ b: Range<Int>) -> L {
    var sum = L.zero
    for j in b {
      for i in a { sum = sum + traitTerm(correlations[i + j * p]) }
    }
    return traitMean(sum, of: a.count * b.count)
  }

  /// What one correlation adds; a geometric mean is undefined where one is not positive.
  private borrowing func traitTerm(_ r: L) -> L {
    switch options.htmt {
    case .absolute: r.absolute
    case .signed: r
    case .geometric: r.mapping { $0 > 0 ? Scalar.log($0) : .nan }
    }
  }

  private borrowing func traitMean(_ sum: L, of count: Int) -> L {
    let mean = sum / L(repeating: Double(count))
    return options.htmt == .geometric ? mean.mapping { Scalar.exp($0) } : mean
  }
}
