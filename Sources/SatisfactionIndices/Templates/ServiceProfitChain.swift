extension ModelTemplate {
  /// The service–profit chain, where a row is a unit and never a respondent: eight constructs, 19 items.
  public static let serviceProfitChain = ModelTemplate(
    name: "service-profit-chain",
    version: 1,
    title: "Service–profit chain, one row a branch",
    chineseTitle: "服务利润链，每行一个网点",
    sources: [
      "Heskett, Jones, Loveman, Sasser & Schlesinger (1994), Putting the Service-Profit Chain to Work, Harvard "
        + "Business Review 72(2), 164–174",
      "Empirical form: Yee, Yeung & Cheng (2011), International Journal of Production Economics 130(2), 236–245",
      "谈构建顾客满意的服务营销 (essay, undated): value is made by satisfied, loyal and productive employees; satisfaction by value; "
        + "loyalty by satisfaction; profit by loyalty",
      "A row is a unit (branch, shop): means of its employees and of its customers, and its business figures; "
        + "never a single respondent",
      "Reconstruction: the questions and scales; PROF is growth or margin, put on 0…100 before use",
    ],
    body: """
      @scale 1..10
      @scale 0..100 PROF

      InternalService =~ ISER1..ISER3
      @label InternalService "Internal service quality" zh "内部服务质量"
      @label ISER1 "Training" zh "教育培训"
      @label ISER2 "Tools, authority and support" zh "工具、授权与支持"
      @label ISER3 "Reward and recognition" zh "激励与认可"

      EmployeeSatisfaction =~ ESAT1..ESAT3
      @label EmployeeSatisfaction "Employee satisfaction" zh "员工满意度"
      @label ESAT1 "Overall satisfaction of employees" zh "员工总体满意度"
      @label ESAT2 "Satisfaction of employees against expectations" zh "与预期相比的员工满意度"
      @label ESAT3 "Would recommend the firm as employer" zh "会推荐本公司作为雇主"

      EmployeeLoyalty =~ ELOY1 + ELOY2
      @label EmployeeLoyalty "Employee loyalty" zh "员工忠诚"
      @label ELOY1 "Intends to stay" zh "打算留任"
      @label ELOY2 "Is committed to the firm" zh "对公司有归属感"

      Productivity =~ EPRO1 + EPRO2
      @label Productivity "Employee productivity" zh "员工生产率"
      @label EPRO1 "Output per person" zh "人均产出"
      @label EPRO2 "Errors avoided" zh "避免的差错"

      Value =~ VALU1 + VALU2
      @label Value "External service value" zh "外部服务价值"
      @label VALU1 "Quality given the price" zh "给定价格下对质量的评价"
      @label VALU2 "Price given the quality" zh "给定质量下对价格的评价"

      Satisfaction =~ SATI1..SATI3
      @label Satisfaction "Customer satisfaction" zh "顾客满意度"
      @label SATI1 "Overall satisfaction" zh "总体满意度"
      @label SATI2 "Satisfaction against expectations" zh "与预期相比的满意度"
      @label SATI3 "Satisfaction against the ideal" zh "与理想相比的满意度"

      Loyalty =~ LOYA1..LOYA3
      @label Loyalty "Customer loyalty" zh "顾客忠诚"
      @label LOYA1 "Stays" zh "继续使用"
      @label LOYA2 "Buys more" zh "会购买更多"
      @label LOYA3 "Recommends" zh "会推荐"

      Profit =~ PROF
      @label Profit "Profit of the unit" zh "利润"
      @label PROF "Growth or margin of the unit, 0…100" zh "单位的增长或利润率（0…100）"

      EmployeeSatisfaction ~ InternalService
      EmployeeLoyalty ~ EmployeeSatisfaction
      Productivity ~ EmployeeSatisfaction
      Value ~ EmployeeSatisfaction + EmployeeLoyalty + Productivity
      Satisfaction ~ Value
      Loyalty ~ Satisfaction
      Profit ~ Loyalty

      """)
}
