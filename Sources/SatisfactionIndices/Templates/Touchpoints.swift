extension ModelTemplate {
  /// A shop or service seen through its touchpoints: five constructs, 21 items.
  public static let touchpoints = ModelTemplate(
    name: "touchpoints",
    version: 1,
    title: "Retail and service touchpoints",
    chineseTitle: "零售与服务触点",
    sources: [
      "客户满意度提升策略培训 (training deck, undated): touchpoints 服务接触点, staff 员工行为 and technology 技术应用 with five factors each, "
        + "on a five-point sheet",
      "Reconstruction: the paths, and the questions on satisfaction and loyalty",
    ],
    body: """
      @scale 1..5
      @scale 0..10 LOYA3

      Touchpoints =~ TOUC1..TOUC5
      @label Touchpoints "Service touchpoints" zh "服务接触点"
      @label TOUC1 "Entering the shop" zh "进店体验"
      @label TOUC2 "Advice" zh "咨询过程"
      @label TOUC3 "Display of products" zh "产品展示"
      @label TOUC4 "Checkout" zh "结账环节"
      @label TOUC5 "After-sales service" zh "售后服务"

      Staff =~ STAF1..STAF5
      @label Staff "Staff behaviour" zh "员工行为"
      @label STAF1 "Attitude" zh "服务态度"
      @label STAF2 "Communication" zh "沟通技巧"
      @label STAF3 "Problem solving" zh "问题解决能力"
      @label STAF4 "Knowledge" zh "专业知识"
      @label STAF5 "Calm" zh "情绪管理"

      Technology =~ TECH1..TECH5
      @label Technology "Use of technology" zh "技术应用"
      @label TECH1 "Customer system" zh "客户关系管理系统"
      @label TECH2 "Online help" zh "在线客服"
      @label TECH3 "Self-service" zh "自助服务"
      @label TECH4 "Use of data" zh "数据分析"
      @label TECH5 "Recommendations" zh "智能推荐"

      Satisfaction =~ SATI1..SATI3
      @label Satisfaction "Customer satisfaction" zh "顾客满意度"
      @label SATI1 "Overall satisfaction" zh "总体满意度"
      @label SATI2 "Satisfaction with efficiency" zh "对服务效率的满意度"
      @label SATI3 "Satisfaction with the solution of problems" zh "对问题解决的满意度"

      Loyalty =~ LOYA1..LOYA3
      @label Loyalty "Customer loyalty" zh "顾客忠诚"
      @label LOYA1 "Comes again" zh "会再来"
      @label LOYA2 "Buys more" zh "会购买更多"
      @label LOYA3 "Recommends (0–10, the question of the net promoter score)" zh "会推荐（0–10，净推荐值的问题）"

      Satisfaction ~ Touchpoints + Staff + Technology
      Loyalty ~ Satisfaction

      """)
}
