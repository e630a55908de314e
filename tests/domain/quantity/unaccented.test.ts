import { describe, expect, it } from 'vitest';
import { spansOf } from './said.ts';

describe('typing without accents', () => {
  it.each<readonly [text: string, expected: string[], why: string]>([
    ['hai muoi ba ty', ['23000000000'], 'neighbours support each other'],
    ['muoi hai ho', ['12 hộ'], 'muoi is mười at the start'],
    ['bay muoi nam', ['75 | 70 năm'], 'years or a digit'],
    ['bay muoi hai phan tram', ['72 %'], 'number words and a unit'],
    ['58 nghin 4 tram ta', ['58400 tạ'], 'scales, then tạ'],
    ['26 ty ruoi', ['26500000000'], 'rưỡi'],
    ['26 ty tu dau nam', ['26000000000'], 'tu is từ'],
    ['26 ty dat 50%', ['26000000000', '50 %'], 'a word behind the scale'],
    ['sau muoi phay tam phan tram', ['60.8 %'], 'phẩy and tám'],
    ['thu ngan sach dat 4,9 ty', ['4900000000'], 'ngan sach is ngân sách'],
    ['nam 2025 thu 5 ty', ['date: nam 2025', '5000000000'], 'nam is the year'],
    ['sau 5 ngay', ['5 ngày'], 'sau is after'],
    ['tam 5 ha', ['5 ha'], 'tam is tạm or tầm: a figure stands behind'],
    ['3 tram y te', ['3 trạm'], 'tram is a station'],
    ['thu 5 ty', ['5000000000'], 'thu is revenue'],
    ['den thu 6', ['ordinal: thu 6'], 'thu is thứ behind đến'],
    ['dt 315', ['315'], 'dt is diện tích, not đường tỉnh'],
    ['tang 5 ha', ['Δ5 ha'], 'tang is tăng, not tầng'],
    ['bang 5', ['5'], 'bang is bằng, not bảng'],
    ['30 van ban', ['30 văn bản'], 'van ban are documents'],
    ['16 ty le 98,9', ['16', '98.9'], 'ty le is a rate'],
    ['tu 12 den 15 ha', ['12..15 ha'], 'từ … đến'],
    ['tu 3 ha tro len', ['≥3 ha'], 'từ … trở lên'],
    ['giam tu 31,25% xuong con 27,1%', ['Δ-4.15 % (31.25→27.1)'], 'giảm từ … xuống còn'],
    ['giam con 13,1%', ['13.1 %'], 'con is còn'],
    ['5148 ho tren tong so 5200 ho', ['5148/5200 hộ'], 'trên tổng số'],
    ['khoang 30 ha', ['~30 ha'], 'khoảng'],
    ['khong co ho nao', ['0 hộ'], 'none'],
    ['chua co so lieu', ['missing'], 'missing'],
    ['cong ty dong thuan', [], 'công ty'],
    ['xa ho thon ban', [], 'units without numbers'],
    ['nam nu', [], 'men and women'],
    ['lam duoc roi a', [], 'a word that may be lăm'],
    ['35 tr', ['35000000'], 'tr'],
    ['5 ty dong', ['5000000000 đồng'], 'money'],
    ['5 dong chi', ['5 đồng chí'], 'no money'],
  ])('%s → %j (%s)', (text, expected) => {
    expect(spansOf(text)).toEqual(expected);
  });
});

describe('spelling of input methods and of Unicode', () => {
  it.each<readonly [text: string, expected: string[], why: string]>([
    ['dduwowcj 30,2 tyr', ['30200000000'], 'Telex'],
    ['nghinf', [], 'Telex: a lone scale word'],
    ['5 nghinf hooj', ['5000 hộ'], 'Telex'],
    ['5 nghi2n ho65', ['5000 hộ'], 'VNI'],
    ['năm mươi hộ'.normalize('NFD'), ['50 hộ'], 'decomposed'],
    ['５０ hộ', ['50 hộ'], 'full width'],
    ['sau1 hộ', ['6 hộ | 1 hộ'], 'a VNI mark or a figure'],
    ['tí tỷ', [], 'tí is no tỷ'],
    ['lâm năm', [], 'lâm is no lăm'],
  ])('%s → %j (%s)', (text, expected) => {
    expect(spansOf(text)).toEqual(expected);
  });
});
