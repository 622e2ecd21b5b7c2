/** Traditional and variant characters that occur in headers and titles → simplified. Headers only: names of people are never converted. */
const pairs =
  '號号 碼码 證证 証证 電电 話话 戶户 戸户 銀银 賬账 帳账 帐账 類类 別别 備备 註注 額额 標标 準准 門门 聯联 繫系 係系 與与 關关 齡龄 開开 簽签 籤签 領领 問问 對对 職职 單单 ' +
  '鄉乡 鎮镇 區区 縣县 級级 發发 實实 應应 總总 計计 數数 貧贫 傷伤 殘残 歲岁 時时 間间 後后 組组 隊队 長长 帶带 導导 訪访 齊齐 書书 診诊 斷断 複复 覆复 監监 護护 撫抚 養养 補补 ' +
  '貼贴 體体 狀状 況况 黨党 員员 學学 歷历 業业 廠厂 種种 農农 優优 財财 質质 責责 務务 處处 屬属 稱称 謂谓 陰阴 陽阳 經经 辦办 負负 審审 議议 項项 檔档 層层 龍龙 東东 兒儿 ' +
  '災灾 難难 慮虑 濟济 資资 費费 價价 節节 現现 產产 傳传 續续 續续 專专 個个 幫帮 選选 錄录 簡简 嶺岭 橋桥 溝沟 灣湾 莊庄 廣广 場场 衛卫 綠绿 紅红 興兴 豐丰 寧宁 慶庆 ' +
  '臺台 車车 軍军 烈烈 遺遗 孫孙 親亲 維维 險险 療疗 藥药 愛爱 園园 國国 圖图 冊册 匯汇 彙汇 滙汇 錢钱 幣币 寫写 報报 鐘钟 週周 週周 滿满 無无 長长 僅仅 從从 來来 ' +
  '連连 運运 達达 過过 還还 這这 進进 適适 鄰邻 釋释 鋪铺 鑰钥 閱阅 陳陈 雜杂 離离 預预 頁页 順顺 須须 額额 飯饭 館馆 駐驻 驗验 點点 齒齿 歸归 確确 終终 給给 統统 約约 級级';

const table: ReadonlyMap<string, string> = new Map(pairs.split(' ').map((pair) => [pair.charAt(0), pair.charAt(1)]));

/** Character by character; characters outside the small table stay. */
export const simplify = (text: string): string => {
  let simple = '';
  for (const character of text) simple += table.get(character) ?? character;
  return simple;
};
