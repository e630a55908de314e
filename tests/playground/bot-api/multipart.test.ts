import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boundaryOf, parseMultipart } from '../../../src/playground/bot-api/http/multipart.ts';

const part = (head: string, body: string) => `--B\r\n${head}\r\n\r\n${body}\r\n`;

describe('a multipart body', () => {
  it.each([
    {
      head: 'content-disposition:form-data;name="a";filename=số liệu.xlsx',
      fileName: 'số liệu.xlsx',
      why: 'as grammY writes it',
    },
    {
      head: 'Content-Disposition: form-data; name="a"; filename="x y.pdf"',
      fileName: 'x y.pdf',
      why: 'as telegraf writes it',
    },
    { head: 'content-disposition:form-data;name=a', fileName: null, why: 'a field' },
    {
      head: 'content-disposition:form-data;name="a";filename=x;y.pdf',
      fileName: 'x',
      why: 'a semicolon ends the name',
    },
  ])('$head: $why', ({ head, fileName }) =>
    expect(parseMultipart(Buffer.from(`${part(head, 'v')}--B--\r\n`), 'B')).toMatchObject([
      { name: 'a', fileName },
    ]),
  );

  it('gives any bytes back as they went in', () =>
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 200 }), { maxLength: 4 }), (files) => {
        const body = Buffer.concat([
          ...files.flatMap((bytes) => [
            Buffer.from('--frontier-9f3\r\ncontent-disposition:form-data;name="f";filename=f\r\n\r\n'),
            Buffer.from(bytes),
            Buffer.from('\r\n'),
          ]),
          Buffer.from('--frontier-9f3--\r\n'),
        ]);
        const read = parseMultipart(body, 'frontier-9f3');
        expect(read?.map(({ bytes }) => [...bytes])).toEqual(files.map((bytes) => [...bytes]));
      }),
    ));

  it.each([
    { body: '--B\r\ncontent-disposition:form-data;name="a"\r\n\r\nv', why: 'cut off' },
    { body: 'something else', why: 'no boundary in it' },
    { body: `${part('content-type: text/plain', 'v')}--B--`, why: 'a part without a name' },
  ])('refuses a body that is $why', ({ body }) => expect(parseMultipart(Buffer.from(body), 'B')).toBeNull());

  it('finds the boundary, quoted or not', () => {
    expect(boundaryOf('multipart/form-data; boundary=----x')).toBe('----x');
    expect(boundaryOf('multipart/form-data; boundary="a b"')).toBe('a b');
    expect(boundaryOf('application/json')).toBeNull();
  });
});
