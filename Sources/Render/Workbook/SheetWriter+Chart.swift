import CXlsxWriter

extension SheetWriter {
  func add(_ plan: ChartPlan, to book: UnsafeMutablePointer<lxw_workbook>) throws(RenderError) {
    let kind =
      switch plan.kind {
      case .bar: LXW_CHART_BAR
      case .stackedBar: LXW_CHART_BAR_STACKED
      case .stackedColumn: LXW_CHART_COLUMN_STACKED
      case .column: LXW_CHART_COLUMN
      case .line: LXW_CHART_LINE
      }
    guard let chart = workbook_add_chart(book, UInt8(kind.rawValue)) else {
      throw RenderError(place: plan.title, reason: .workbook("no memory for a chart"))
    }
    for series in plan.series { add(series, of: plan, to: chart) }
    titles(plan, chart)
    axes(plan, chart)
    var code = LXW_NO_ERROR
    CellText.clean(plan.description).withCString { description in
      var options = lxw_chart_options()
      // A chart is 480 × 288 pixels before scaling.
      options.x_scale = plan.width / 480
      options.y_scale = plan.height / 288
      options.object_position = UInt8(LXW_OBJECT_MOVE_DONT_SIZE.rawValue)
      options.description = UnsafeMutablePointer(mutating: description)
      code = worksheet_insert_chart_opt(
        sheet, UInt32(plan.row), UInt16(plan.column), chart, &options)
    }
    guard code == LXW_NO_ERROR else {
      throw RenderError(place: plan.title, reason: .workbook(WorkbookFile.message(code)))
    }
  }

  private func add(
    _ series: ChartPlan.Series, of plan: ChartPlan, to chart: UnsafeMutablePointer<lxw_chart>
  ) {
    guard let handle = chart_add_series(chart, nil, nil) else { return }
    chart_series_set_categories(
      handle, plan.sheet, UInt32(plan.categories.rows.lowerBound),
      UInt16(plan.categories.column), UInt32(plan.categories.rows.upperBound),
      UInt16(plan.categories.column))
    chart_series_set_values(
      handle, plan.sheet, UInt32(series.rows.lowerBound), UInt16(series.column),
      UInt32(series.rows.upperBound), UInt16(series.column))
    chart_series_set_name(handle, CellText.clean(series.name))
    if series.hatched {
      var pattern = lxw_chart_pattern()
      pattern.fg_color = series.color
      pattern.bg_color = 0xFFFFFF
      pattern.type = UInt8(LXW_CHART_PATTERN_WIDE_UPWARD_DIAGONAL.rawValue)
      chart_series_set_pattern(handle, &pattern)
    } else {
      var fill = lxw_chart_fill()
      fill.color = series.color
      chart_series_set_fill(handle, &fill)
    }
    var line = lxw_chart_line()
    line.color = series.color
    line.width = plan.kind == .line ? 2 : 0.75
    chart_series_set_line(handle, &line)
  }

  private func titles(_ plan: ChartPlan, _ chart: UnsafeMutablePointer<lxw_chart>) {
    chart_title_set_name(chart, CellText.clean(plan.title))
    var font = lxw_chart_font()
    font.size = 11
    font.bold = UInt8(LXW_TRUE.rawValue)
    font.color = 0x12324A
    chart_title_set_name_font(chart, &font)
    let position = plan.legend ? LXW_CHART_LEGEND_BOTTOM : LXW_CHART_LEGEND_NONE
    chart_legend_set_position(chart, UInt8(position.rawValue))
  }

  private func axes(_ plan: ChartPlan, _ chart: UnsafeMutablePointer<lxw_chart>) {
    let horizontal = plan.kind == .bar || plan.kind == .stackedBar
    guard let x = chart_axis_get(chart, LXW_CHART_AXIS_TYPE_X),
      let y = chart_axis_get(chart, LXW_CHART_AXIS_TYPE_Y)
    else { return }
    // In libxlsxwriter's bar charts x is the value axis.
    let category = horizontal ? y : x
    let value = horizontal ? x : y
    var grid = lxw_chart_line()
    grid.color = 0xE3E7EB
    grid.width = 0.75
    chart_axis_major_gridlines_set_line(value, &grid)
    var small = lxw_chart_font()
    small.size = 8
    chart_axis_set_num_font(category, &small)
    chart_axis_set_num_font(value, &small)
    chart_axis_set_num_format(value, plan.format)
    if let name = plan.valueAxis { chart_axis_set_name(value, name) }
    if horizontal {
      // First row on top, with the values at the bottom all the same.
      chart_axis_set_reverse(category)
      chart_axis_set_crossing_max(category)
    }
    // Below the plot also where values are negative, and not so many that they are turned.
    chart_axis_set_label_position(category, UInt8(LXW_CHART_AXIS_LABEL_POSITION_LOW.rawValue))
    chart_axis_set_interval_unit(category, UInt16(plan.labelEvery))
    if plan.kind == .bar || plan.kind == .stackedBar || plan.kind == .stackedColumn {
      chart_set_series_overlap(chart, 100)
    }
    chart_set_series_gap(chart, 60)
  }
}
