import { Resvg } from '@resvg/resvg-js';
import { Bot, InlineKeyboard, InputFile, Keyboard } from 'grammy';
import type { BotApiServer } from '../../../src/playground/bot-api/start-bot-api-server.ts';

/** Stands in for the product: answers in its shapes, so that the page has something of everything to show. */
export function makeScriptedBot(server: BotApiServer): Bot {
  const bot = new Bot(server.token, { client: { apiRoot: server.url } });
  const link = `https://t.me/${server.bot.username}?start=Qm9EYW5nS2hvaQ`;

  bot.command('start', async (context) => {
    await bot.api.setMyCommands(
      [
        { command: 'moi', description: 'Mời khối trưởng' },
        { command: 'ky', description: 'Mở kỳ báo cáo' },
        { command: 'tinhhinh', description: 'Ai đã báo cáo, ai chưa' },
        { command: 'tonghop', description: 'Xem và đăng tổng hợp' },
        { command: 'trogiup', description: 'Cách dùng' },
      ],
      { scope: { type: 'chat', chat_id: context.chat.id } },
    );
    await context.reply(
      '<b>Xin chào.</b>\nAnh/chị là cán bộ thi đua của UBND huyện Hạ Lang.\n\nXem các lệnh: /trogiup',
      {
        parse_mode: 'HTML',
      },
    );
  });

  bot.command('moi', (context) =>
    context.reply(
      `Lời mời cho <b>Khối Kinh tế</b> (khối trưởng), dùng một lần, hết hạn sau 7 ngày:\n${link}\n\nHoặc đọc mã: <code>K7QM-2XPA</code>`,
      { parse_mode: 'HTML' },
    ),
  );

  bot.command('nhac', (context) =>
    context.reply(
      [
        '<b>⏰ Khối Kinh tế</b>',
        'Báo cáo 6 tháng, hạn 17:00 thứ Ba 16/6.',
        'Còn 3/6 chỉ tiêu chưa có số:',
        '1. Sản lượng lương thực (tấn) · KH 13.455,5',
        '3. Diện tích mía (ha) · KH 340',
        '4. Thu ngân sách (tỷ đồng) · KH 50,2 · kỳ trước 21,7',
        '',
        'Nhắn số ngay tại đây, ví dụ:',
        '1: 6820,5  3: 338  4: 26,4 tỷ',
        'Chưa có số: «3 chưa có».',
      ].join('\n'),
      {
        parse_mode: 'HTML',
        reply_markup: new InlineKeyboard().text('Chưa có số', 'none').text('Xin lùi hạn', 'delay'),
      },
    ),
  );

  bot.command('ban', (context) =>
    context.reply('Anh/chị ở khối nào?', {
      reply_markup: new Keyboard()
        .text('Khối Kinh tế')
        .text('Khối VHXH')
        .row()
        .text('Khối khác')
        .resized()
        .oneTime(),
    }),
  );

  bot.command(['tonghop', 'nhom'], async (context) => {
    await context.replyWithPhoto(new InputFile(chart(), 'tong-hop.png'), {
      caption: '<b>Kết quả 6 tháng đầu năm</b>\n14/21 chỉ tiêu đã có số · 9 đạt trên 50 % kế hoạch',
      parse_mode: 'HTML',
    });
    await context.replyWithDocument(new InputFile(Buffer.alloc(18_700, 1), 'tong-hop-6-thang.xlsx'), {
      reply_markup: new InlineKeyboard().text('Đăng vào nhóm', 'publish'),
    });
  });

  bot.callbackQuery('delay', (context) =>
    context.answerCallbackQuery({
      text: 'Xin lùi đến thứ Sáu 19/6?\nCán bộ thi đua sẽ trả lời.',
      show_alert: true,
    }),
  );
  bot.callbackQuery('none', async (context) => {
    await context.answerCallbackQuery({ text: 'Đã ghi: chưa có số' });
    await context.editMessageText('Đã ghi: cả 3 chỉ tiêu <b>chưa có số</b>. Bot sẽ hỏi lại sáng 16/6.', {
      parse_mode: 'HTML',
    });
  });
  bot.on('callback_query:data', (context) => context.answerCallbackQuery({ text: 'Đã nhận' }));

  bot.on('message:document', (context) =>
    context.reply(
      `Đã nhận tệp ${context.message.document.file_name}, ${context.message.document.file_size} byte.`,
    ),
  );
  bot.on('edited_message:text', (context) => context.reply(`Đã sửa thành: ${context.editedMessage.text}`));
  bot.on('message:text', async (context) => {
    await bot.api.setMessageReaction(context.chat.id, context.message.message_id, [
      { type: 'emoji', emoji: '👍' },
    ]);
    await context.reply(
      '✅ <b>Đã ghi 3 chỉ tiêu</b>\n1. Sản lượng lương thực: <b>6.820,5 tấn</b> · 50,7 % KH\n3. Diện tích mía: <b>338 ha</b> · 99,4 % KH\n4. Thu ngân sách: <b>26,4 tỷ đồng</b> · 52,6 % KH · +4,7 so kỳ trước\n\nCòn thiếu: 2, 5, 6.',
      {
        parse_mode: 'HTML',
        reply_parameters: { message_id: context.message.message_id },
        reply_markup: new InlineKeyboard()
          .text('Đúng', 'yes')
          .text('Sửa số', 'edit')
          .row()
          .url('Hướng dẫn', 'https://example.org/'),
      },
    );
  });
  return bot;
}

function chart(): Buffer {
  const bars = [
    ['Lương thực', 50.7],
    ['Diện tích mía', 99.4],
    ['Thu ngân sách', 52.6],
    ['Trồng rừng', 31.5],
  ] as const;
  const rows = bars.map(
    ([name, percent], index) =>
      `<text x="30" y="${118 + index * 62}" font-size="22" fill="#223">${name}</text>
       <rect x="220" y="${96 + index * 62}" width="420" height="30" rx="6" fill="#e5eaf1"/>
       <rect x="220" y="${96 + index * 62}" width="${percent * 4.2}" height="30" rx="6" fill="#1668d6"/>
       <text x="655" y="${118 + index * 62}" font-size="20" fill="#223">${percent.toString().replace('.', ',')} %</text>`,
  );
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="760" height="350" font-family="Be Vietnam Pro">
    <rect width="760" height="350" fill="#fff"/><text x="30" y="52" font-size="26" font-weight="600" fill="#16202e">So với kế hoạch năm</text>${rows.join('')}</svg>`;
  const font = {
    fontFiles: ['node_modules/@expo-google-fonts/be-vietnam-pro/400Regular/BeVietnamPro_400Regular.ttf'],
    loadSystemFonts: false,
    defaultFontFamily: 'Be Vietnam Pro',
  };
  return new Resvg(svg, { font }).render().asPng();
}
