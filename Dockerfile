# Rapporteur with the reader that comes along: `docker build -t rapporteur .`
FROM node:24-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci
COPY . .
RUN npm run build && npm prune --omit=dev

FROM node:24-bookworm-slim
WORKDIR /app
ENV NODE_ENV=production
COPY --from=build /app/package.json ./
COPY --from=build /app/node_modules node_modules
COPY --from=build /app/dist dist
COPY --from=build /app/bin bin
COPY --from=build /app/models models
COPY --from=build /app/samples samples
USER node
EXPOSE 4747
ENTRYPOINT ["node", "bin/rapporteur.js"]
CMD ["--help"]
