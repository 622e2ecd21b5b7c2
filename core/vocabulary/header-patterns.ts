/**
 * What a header outside the vocabulary is about, by the words in it. Tried from top to bottom, the first that fits decides:
 * the more special lines stand first. Texts are canonical header keys (账 for 帐, 身份证号 for every spelling, 号 for 号码).
 */
import type { FieldKey } from '../model/field';

export interface HeaderPattern {
  /** Null: a known trap, surely none of the fields. */
  readonly field: FieldKey | null;
  readonly has: RegExp;
  readonly not?: RegExp;
}

/** Somebody else than the beneficiary. */
export const otherPerson =
  /代领|代签|代办|监护|照料|照护|护理|配偶|联系人|填表|填报|制表|开户|户名|成员|家属|领导|干部|法人|法定|负责人|责任人|审核|经办|带队|子女|父亲|母亲|父母|抚养人|赡养人|受托|持卡|收款|卡主|亲属|爱人|推荐人|介绍人/;

const pastOrOther =
  /大写|累计|上年|去年|往年|上一年|已享受|已领|已发|月低保|低保金|保障金|生活费|医疗|药费|住院|自付|自负|报销|贷款|欠|借款|债|学费|支出|开支|折款|折价|损失|资产|存款|20\d\d年(?!春节|元旦|两节|慰问)|捐/;

export const headerPatterns: readonly HeaderPattern[] = [
  { field: 'materials', has: /复印件|扫描件|影印|原件/ },
  {
    field: 'materials',
    has: /诊断(?:证明|书)|病历|困难证明|证明材料|申报表|申请表|申请书|登记表|承诺书|授权书|住院证明|申请材料|申报材料|佐证|证明$/,
  },
  { field: 'payee', has: /代领|代签/, not: /身份证|证件|电话|关系|原因|号/ },
  { field: 'otherIdNumber', has: /代领|代签/, not: /电话|关系|原因|手机/ },
  { field: null, has: /代领|代签|代办/ },
  { field: 'signature', has: /签字|签名|签章|签收|签领|手印|捺印|签认/, not: /时间|日期|领导|负责人|审核|经办/ },
  { field: 'amountUpper', has: /大写/ },
  { field: 'headIdNumber', has: /户主.*(?:身份证|证件号)/ },
  { field: null, has: /(?:身份证|证件)(?:有效期|到期|签发|发证|起止|地址)/ },
  { field: 'documentType', has: /(?:证件|证照|身份证|持证)(?:类型|类别|种类|名称)/ },
  {
    field: 'otherIdNumber',
    has: /(?:代领|领取|监护|照料|照护|护理|配偶|开户|户名|一卡通|成员|联系人|受托|持卡|收款|法人|法定|子女|父亲|母亲|抚养|家属|账户|亲属).*(?:身份证|证件号)/,
  },
  { field: 'military', has: /优抚证|优待证|抚恤证|残疾军人证|伤残证|退役军人证|军官证|士兵证/ },
  { field: 'disability', has: /残疾.*(?:证|等级|级别|类别|类型|种类|程度|情况|部位|状况)|残级|^是否.*残疾/, not: /军人/ },
  { field: 'idNumber', has: /身份证|证件号|身份号|社会保障号$/, not: /复印|户主|残疾|是否|地址|住址|银行|有效|类型/ },
  {
    field: 'certNo',
    has: /(?:低保|特困|五保|救助|供养|帮扶|档案|建档|困难|保障|会员|职工|员工).*(?:证|编|档案)?号$/,
    not: /账|卡|电话|手机|户号/,
  },
  { field: 'householdNo', has: /(?:家庭|户主|户籍|户口)(?:编号|户号|编码|代码|号)$$|^户(?:编|代)?(?:号|码)/ },
  {
    field: 'bankName',
    has: /开户(?:银)?行|开户网点|开户机构|开户支行|支行|银行(?:名称|网点|全称)|(?:所属|代发|发放|账户|收款|发卡)银行|行名/,
    not: /账号|卡号/,
  },
  {
    field: 'accountHolder',
    has: /户名|持卡人|开户人|开户名|账户名|账户姓名|账户人|存折(?:姓名|名)|卡主|收款人|开户姓名/,
    not: /身份证|账号|卡号|电话|关系|证件/,
  },
  {
    field: 'bankAccount',
    has: /账号|卡号|折号|存折|一卡通|一折通|社保卡|惠农卡|银行卡|银行账户|账户号/,
    not: /复印|户名|名称|电表|水表|身份证|人员|办理|是否|姓名|类型|电话/,
  },
  { field: null, has: /(?:监护|照料|护理|填表|填报|联络员|领导|负责人|干部|责任人|监督|举报|咨询).*(?:电话|手机|联系方式)/ },
  { field: 'phone', has: /电话|手机|联系方式|联络方式|联系号|座机/ },
  { field: 'birthDate', has: /出生|生日/, not: /地|证/ },
  { field: 'age', has: /年龄|周岁|岁数/, not: /人数|成员/ },
  { field: 'perCapitaIncome', has: /人均.*收入|月人均|年人均|收入.*人均/ },
  { field: 'householdIncome', has: /(?:家庭|全家|全户).*收入/, not: /来源|类型|情况/ },
  { field: 'personalIncome', has: /(?:本人|个人|职工|员工).*(?:收入|工资)|月工资|工资收入|养老金|退休金/, not: /来源|类型/ },
  { field: 'coveredSize', has: /(?:保障|享受|低保|救助|慰问|特困|受益|发放|对象)(?:的)?(?:人口|人数|人员数|户数)/ },
  {
    field: 'householdSize',
    has: /(?:家庭|户|全家|共同生活|在册|户籍|常住|供养).*(?:人口|人数|成员数)|^人口/,
    not: /保障|享受|劳动力|残疾/,
  },
  { field: null, has: /(?:劳动|户籍|隶属|社保|供养|抚恤)关系/ },
  { field: 'relation', has: /[与同和].{1,8}关系|(?:成员|家属|户主|家庭)关系|称谓/ },
  { field: 'visitGroup', has: /(?:慰问|走访|分|工作)小?组|组号|组次|第几组/, not: /领导|组长|成员|时间|人员/ },
  { field: 'publicity', has: /公示/ },
  { field: 'receiveDate', has: /(?:领款|领取|签收|发放|领物|打卡|拨付|支付|到账|签领|打款|签字).{0,2}(?:时间|日期|年月)/ },
  { field: 'visitDate', has: /(?:走访|慰问|入户|看望|上门).*(?:时间|日期)/ },
  { field: 'review', has: /审核|审批|复核|核查|初审|核实|评议|审查|(?:村|社区|镇|乡|街道|单位|工会|部门).{0,4}意见/ },
  { field: 'responsibleUnit', has: /责任(?:单位|部门|科室)|牵头|配合(?:单位|部门)|承办|(?:帮扶|包联|挂钩|结对|包保|挂点)(?:单位|部门)/ },
  {
    field: 'visitLeader',
    has: /(?:走访|慰问|带队|包联|包保|帮扶|挂点|挂钩|结对|联系|责任).{0,3}(?:领导|干部|责任人|负责人|人员|人$)|带队|[县区市局]领导/,
    not: /电话|单位|职务|人数|经办|审核|填[报表]|制表|(?<!帮扶|包保|包联|包村|挂钩|结对)联系人/,
  },
  { field: 'tier', has: /层级|慰问级别|慰问层次|(?:上报|申报)级别/ },
  { field: 'employerNature', has: /(?:单位|企业|公司).{0,3}(?:性质|类型|类别|状况|状态|所有制)|经济类型|所属行业|所有制/ },
  {
    field: 'employer',
    has: /(?:工作|就业|务工|用工|用人|任职|就职|在职).{0,2}(?:单位|企业|公司)|所在(?:单位|企业|公司|厂)|(?:企业|公司|厂)(?:名称|全称)|就读学校|原单位/,
  },
  { field: 'hukou', has: /(?:户口|户籍)(?:类型|类别|性质|属性)|城乡(?:类别|类型|属性)|农业/ },
  { field: 'address', has: /住址|地址|居住地|户籍(?:地|所在)|户口所在|住所|现居/ },
  { field: 'partyJoin', has: /入党|党龄/ },
  { field: 'political', has: /政治面|党派/ },
  { field: 'military', has: /入伍|退伍|服役|退役(?:时间|日期)|伤残等级|参军|部别/ },
  { field: 'marital', has: /婚姻|婚否/ },
  { field: 'ethnicity', has: /民族|族别/ },
  { field: 'gender', has: /性别/ },
  { field: 'selfCare', has: /自理|失能/ },
  { field: 'modelWorker', has: /劳模|劳动模范|荣誉/ },
  {
    field: 'hardshipReason',
    has: /(?:致困|致贫|返贫|困难|贫困|慰问|低保|申请|救助|帮扶|申报).{0,4}(?:原因|理由|事由|简介|事实)|困难(?:情况|说明)|家庭.{0,4}(?:情况|状况|概况)$|原因|事由/,
    not: /收入|经济|住房|未|不/,
  },
  { field: 'health', has: /健康|身体(?:状况|情况)|疾病|病种|患病|病情/, not: /费|支出/ },
  { field: 'jobStatus', has: /(?:就业|工作|职业|在岗|从业|在职).{0,2}(?:情况|状况|状态|形式)|人员身份|职工身份/ },
  {
    field: 'category',
    has: /(?:类别|类型|属别|户别|对象类|困难程度|困难等级|困难档次|档次|群体|对象分类|对象属性|供养方式|供养类型)/,
    not: /残疾|户口|户籍|证件|单位|企业|劳模|银行|卡|房|病|用工|物资|慰问品|岗位|材料|附件|收入|关系|支出|学校|就业|资金/,
  },
  { field: 'standard', has: /标准/, not: /困难标准|是否|低保标准|保障标准|上年|去年/ },
  { field: 'goodsQty', has: /(?:慰问品|物资|物品|实物|发放|领取).{0,2}(?:数量|份数|件数|套数)|^(?:数量|份数|件数|套数)/ },
  { field: 'goods', has: /慰问品|慰问物资|实物|物资|礼包|礼品|物品|米面油|粮油/, not: /折|金额|价值|签|时间/ },
  {
    field: 'amount',
    has: /(?:慰问|救助|补助|帮扶|发放|领取|应发|实发|应领|实领|补贴|资助|申请|核定|打卡|救济|送温暖|代发|转账)(?:资金|金额|金|款|经费|数额|总额|额)|^金额|金额$|慰问金|慰问款/,
    not: pastOrOther,
  },
  { field: 'serial', has: /^序号|顺序号|^序列/ },
  {
    field: 'unit',
    has: /(?:填报|申报|上报|报送|推荐|主管|所属)(?:单位|工会|乡镇|镇街|街道|系统)|(?:乡镇|镇街|街镇|街道|办事处|工会)(?:名称|名)?$|^(?:所属|所在)[乡镇]/,
    not: /意见|审核|负责|电话|人数|村|金额/,
  },
  {
    field: 'village',
    has: /(?:村|社区|居委会|村委会|村民组|居民组|小组|村居)(?:名称|名|别)?$|^所[在属](?:村|社区)/,
    not: /意见|审核|公示|负责|电话|是否|干部|慰问|走访/,
  },
  { field: 'county', has: /区县|县区|^所[属在][区县]/ },
  { field: 'guardian', has: /监护|照料|照护|护理人|抚养人/, not: /电话|身份证|关系|证件/ },
  { field: null, has: /^是否.*(?:对象|人员?|户主|姓名)$/ },
  { field: 'name', has: /姓名|名字|(?:被|受)慰问(?:人|者|对象)|(?:慰问|救助|帮扶|补助|发放|保障|享受)对象(?:名称)?$/, not: otherPerson },
  { field: 'remark', has: /备注|附注|备考|补充说明|特殊情况/ },
];

/** Headers too short or too general to show by themselves that a row is a header: they count half. */
export const weakHeaders: ReadonlySet<string> = new Set(
  (
    '元 米 油 面 书 袋 桶 份 件 套 组 社 队 村 屯 镇 乡 序 no no. 户主 单位 银行 现金 身份 关系 类别 类型 标准 数量 人口 说明 其他 原因 名称 面貌 婚姻 属别 农业/非农 户别 身份证明 实物 物资 大米 食用油 面粉 ' +
    '低保证 残疾证 户口本 病历 银行卡 户口 户籍 职业 企业 工会 社区 本人 困难职工 残疾 疾病 附件 材料 公示 初审 审核 审批 复核 级别 层级 合计 总计 小计 编号 街道 乡镇 人数 户数 账户 时间 日期 电话 领导 党派 劳模 资金 慰问对象 低保户'
  ).split(' '),
);
