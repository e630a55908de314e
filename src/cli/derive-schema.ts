// npm run derive-schema — writes prisma/postgres/schema.prisma from prisma/schema.prisma.
import { deriveSchema } from '../storage/migration-writer.ts';

await deriveSchema();
