// The few words that belong to the phone itself, in the languages a phone can be set to.

const EN = {
  message: "Message", start: "START", join: "JOIN", unblock: "UNBLOCK", bot: "bot", channel: "channel", members: (n) => `${n} ${n === 1 ? "member" : "members"}`,
  typing: "typing…", chats: "Chats", search: "Search, or paste a link", edited: "edited", pinned: "Pinned message", forwarded: "Forwarded from", reply: "Reply to",
  closed: "This topic is closed.", silent: "Only administrators write here.", empty: "Nothing here yet.", hello: "Press START, or write to begin.",
};
const OTHERS = {
  ro: { message: "Mesaj", start: "START", join: "INTRĂ", unblock: "DEBLOCHEAZĂ", bot: "bot", channel: "canal", members: (n) => (n === 1 ? "1 membru" : `${n} membri`),
    typing: "scrie…", chats: "Conversații", search: "Caută sau lipește un link", edited: "editat", pinned: "Mesaj fixat", forwarded: "Redirecționat de la", reply: "Răspuns pentru",
    closed: "Acest subiect este închis.", silent: "Doar administratorii scriu aici.", empty: "Încă nimic aici.", hello: "Apasă START sau scrie ca să începi." },
  ko: { message: "메시지", start: "시작", join: "참여", unblock: "차단 해제", bot: "봇", channel: "채널", members: (n) => `멤버 ${n}명`,
    typing: "입력 중…", chats: "대화", search: "검색 또는 링크 붙여넣기", edited: "수정됨", pinned: "고정된 메시지", forwarded: "전달:", reply: "답장:",
    closed: "닫힌 주제입니다.", silent: "관리자만 쓸 수 있습니다.", empty: "아직 아무것도 없습니다.", hello: "시작을 누르거나 글을 써 보세요." },
  zh: { message: "消息", start: "开始", join: "加入", unblock: "解除屏蔽", bot: "机器人", channel: "频道", members: (n) => `${n} 位成员`,
    typing: "正在输入…", chats: "聊天", search: "搜索或粘贴链接", edited: "已编辑", pinned: "置顶消息", forwarded: "转发自", reply: "回复",
    closed: "此话题已关闭。", silent: "只有管理员可以发言。", empty: "这里还没有内容。", hello: "点“开始”,或直接输入。" },
  ar: { message: "رسالة", start: "ابدأ", join: "انضم", unblock: "إلغاء الحظر", bot: "روبوت", channel: "قناة", members: (n) => `الأعضاء: ${n}`,
    typing: "يكتب…", chats: "المحادثات", search: "ابحث أو الصق رابطًا", edited: "معدّلة", pinned: "رسالة مثبّتة", forwarded: "محوّلة من", reply: "رد على",
    closed: "هذا الموضوع مغلق.", silent: "الكتابة للمشرفين فقط.", empty: "لا شيء هنا بعد.", hello: "اضغط «ابدأ» أو اكتب رسالة." },
};

export const LANGUAGES = { en: "English", ko: "한국어", zh: "中文", ro: "Română", ar: "العربية" };

export function wordsFor(language) {
  return { ...EN, ...OTHERS[String(language || "en").split("-")[0]] };
}

export function direction(language) {
  return /^(ar|fa|he|ur)\b/.test(language || "") ? "rtl" : "ltr";
}

export function clockTime(seconds, language) {
  return new Date(seconds * 1000).toLocaleTimeString(locale(language), { hour: "2-digit", minute: "2-digit", hour12: false, timeZone: "UTC" });
}

export function dayName(seconds, language) {
  return new Date(seconds * 1000).toLocaleDateString(locale(language), { day: "numeric", month: "long", timeZone: "UTC" });
}

function locale(language) {
  try { return Intl.getCanonicalLocales(language === "en" ? "en-GB" : language)[0]; } catch { return "en-GB"; }
}
