import { describe } from 'vitest';
import { itReads, type ReadMessage } from './read-messages.ts';

const rows: readonly ReadMessage[] = [
  {
    in: 'haLang',
    text: 'lương thực 9.312 tấn; thu NS 26,4 tỷ',
    records: ['1=9312', '4=26.4'],
    why: 'a decimal comma elsewhere shows the notation, no confirmation is needed',
  },
  {
    in: 'haLang',
    text: 'lương thực 9.312 tấn',
    records: ['1=9312'],
    asks: ['1:scale'],
    why: 'alone it is confirmed in the same breath',
  },
  {
    in: 'haLang',
    text: 'thu NS 26,4 tỷ; công nghiệp 8.250 triệu',
    records: ['4=26.4', '6=8.25'],
    why: 'also before a scale word where the other value is far from the plan',
  },
  {
    in: 'haLang',
    text: 'thu NS 22.350 tỷ, mía 318,5 ha',
    records: ['3=318.5'],
    asks: ['4:scale'],
    why: 'the notation makes it 445 times the plan: both readings are offered',
  },
  {
    in: 'haLang',
    text: 'lương thực 9,312 tấn; thu NS 26.4 tỷ',
    records: ['4=26.4'],
    asks: ['1:scale'],
    why: 'a decimal dot alone shows nothing',
  },
  {
    in: 'lungVai',
    text: 'tram dat chuan 7/11 tram',
    records: ['10=7/11'],
    why: '«tram» is trạm behind n of m',
  },
  { in: 'lungVai', text: 'TYT dat chuan 8 tram', asks: ['10:scale'], why: 'eight stations or eight hundred' },
  { in: 'lungVai', text: 'tiem chung 70,8 phan tram', records: ['4=70.8'], why: '«phan tram» is one word' },
  {
    in: 'lungVai',
    text: 'kham benh 5 tram 20 luot',
    records: ['1=520'],
    why: 'and «tram» is trăm before a number',
  },
  {
    in: 'haLang',
    text: 'thu ns 35 phay 4 ty',
    records: ['4=35.4'],
    why: 'a dictated comma without its mark',
  },
  { in: 'haLang', text: 'nuoc 91 phảy 8%', records: ['17=91.8'], why: 'and with another one' },
  {
    in: 'binhSuong',
    text: 'Lúa ngô cả xã 2 nghìn 4 tấn',
    records: ['1=2400'],
    why: 'a number with a scale behind it is no number of a place',
  },
];

describe('how numbers are written', () => {
  itReads(rows);
});
