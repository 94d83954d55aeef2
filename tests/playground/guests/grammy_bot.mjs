// A bot as grammY's guide writes it. With a playground running (folkmoot playground --port 8090):
//
//     npm install grammy
//     BOT_API=http://127.0.0.1:8090 BOT_TOKEN=... node grammy_bot.mjs
//
// and then python -m tests.playground.guests.meet_grammy http://127.0.0.1:8090 speaks with it.
import { Bot, InlineKeyboard, Keyboard, InputFile, session } from "grammy";

const bot = new Bot(process.env.BOT_TOKEN, { client: { apiRoot: process.env.BOT_API } });

bot.use(session({ initial: () => ({ pizzas: 0 }) }));

bot.command("start", (ctx) => ctx.reply("Welcome! Up and running."));
bot.command("hunger", (ctx) => ctx.reply(`Your hunger level is ${ctx.session.pizzas}!`));

const menu = new InlineKeyboard().text("A", "a").text("B", "b").row().url("Docs", "https://grammy.dev");
bot.command("menu", (ctx) => ctx.reply("<b>Check out</b> this menu:", { parse_mode: "HTML", reply_markup: menu }));
bot.callbackQuery(["a", "b"], async (ctx) => {
  await ctx.answerCallbackQuery({ text: `You pressed ${ctx.callbackQuery.data}` });
  await ctx.editMessageText(`It was ${ctx.callbackQuery.data}`);
});

bot.command("keys", (ctx) => ctx.reply("Share?", { reply_markup: new Keyboard().requestContact("My number").resized() }));
bot.on("message:contact", (ctx) => ctx.reply(`Thanks, ${ctx.message.contact.phone_number}`));

bot.on("message:photo", async (ctx) => {
  const file = await ctx.getFile();
  await ctx.replyWithDocument(new InputFile(Buffer.from(file.file_path), "path.txt"), { caption: "Got it" });
});

bot.inlineQuery(/.+/, (ctx) =>
  ctx.answerInlineQuery([
    { type: "article", id: "1", title: "Shout", input_message_content: { message_text: ctx.inlineQuery.query.toUpperCase() } },
  ]),
);

bot.hears(/echo *(.+)?/, (ctx) => ctx.reply(ctx.match[1] ?? "nothing"));
bot.on("message", (ctx) => {
  ctx.session.pizzas++;
  return ctx.react("🍓");
});

process.once("SIGTERM", () => bot.stop());
await bot.start({ onStart: () => console.log("grammY listens") });
