import { createRequire as __createRequire } from 'node:module';
import { fileURLToPath as __fileURLToPath } from 'node:url';
const require = __createRequire(import.meta.url);
const __filename = __fileURLToPath(import.meta.url);
const __dirname = __fileURLToPath(new URL('.', import.meta.url));
import {
  findSecretValues,
  isAboutSecret,
  makeMask,
  redactSecrets
} from "./action-VCTGOY6P.js";
import {
  severities
} from "./action-X6CBIJZU.js";
import {
  blobId,
  digestChange,
  readBlob
} from "./action-ZAH2LPB4.js";
import {
  parseJson
} from "./action-VPHMZQ3M.js";
import {
  ConfigError,
  messageOf
} from "./action-SGTAAGOL.js";
import {
  external_exports
} from "./action-RD6QKGZ2.js";
import {
  __commonJS,
  __require,
  __toESM
} from "./action-OCMVFFSO.js";

// node_modules/pngjs/lib/chunkstream.js
var require_chunkstream = __commonJS({
  "node_modules/pngjs/lib/chunkstream.js"(exports, module) {
    "use strict";
    var util = __require("util");
    var Stream = __require("stream");
    var ChunkStream = module.exports = function() {
      Stream.call(this);
      this._buffers = [];
      this._buffered = 0;
      this._reads = [];
      this._paused = false;
      this._encoding = "utf8";
      this.writable = true;
    };
    util.inherits(ChunkStream, Stream);
    ChunkStream.prototype.read = function(length2, callback) {
      this._reads.push({
        length: Math.abs(length2),
        // if length < 0 then at most this length
        allowLess: length2 < 0,
        func: callback
      });
      process.nextTick(
        function() {
          this._process();
          if (this._paused && this._reads && this._reads.length > 0) {
            this._paused = false;
            this.emit("drain");
          }
        }.bind(this)
      );
    };
    ChunkStream.prototype.write = function(data, encoding) {
      if (!this.writable) {
        this.emit("error", new Error("Stream not writable"));
        return false;
      }
      let dataBuffer;
      if (Buffer.isBuffer(data)) {
        dataBuffer = data;
      } else {
        dataBuffer = Buffer.from(data, encoding || this._encoding);
      }
      this._buffers.push(dataBuffer);
      this._buffered += dataBuffer.length;
      this._process();
      if (this._reads && this._reads.length === 0) {
        this._paused = true;
      }
      return this.writable && !this._paused;
    };
    ChunkStream.prototype.end = function(data, encoding) {
      if (data) {
        this.write(data, encoding);
      }
      this.writable = false;
      if (!this._buffers) {
        return;
      }
      if (this._buffers.length === 0) {
        this._end();
      } else {
        this._buffers.push(null);
        this._process();
      }
    };
    ChunkStream.prototype.destroySoon = ChunkStream.prototype.end;
    ChunkStream.prototype._end = function() {
      if (this._reads.length > 0) {
        this.emit("error", new Error("Unexpected end of input"));
      }
      this.destroy();
    };
    ChunkStream.prototype.destroy = function() {
      if (!this._buffers) {
        return;
      }
      this.writable = false;
      this._reads = null;
      this._buffers = null;
      this.emit("close");
    };
    ChunkStream.prototype._processReadAllowingLess = function(read) {
      this._reads.shift();
      let smallerBuf = this._buffers[0];
      if (smallerBuf.length > read.length) {
        this._buffered -= read.length;
        this._buffers[0] = smallerBuf.slice(read.length);
        read.func.call(this, smallerBuf.slice(0, read.length));
      } else {
        this._buffered -= smallerBuf.length;
        this._buffers.shift();
        read.func.call(this, smallerBuf);
      }
    };
    ChunkStream.prototype._processRead = function(read) {
      this._reads.shift();
      let pos = 0;
      let count = 0;
      let data = Buffer.alloc(read.length);
      while (pos < read.length) {
        let buf = this._buffers[count++];
        let len = Math.min(buf.length, read.length - pos);
        buf.copy(data, pos, 0, len);
        pos += len;
        if (len !== buf.length) {
          this._buffers[--count] = buf.slice(len);
        }
      }
      if (count > 0) {
        this._buffers.splice(0, count);
      }
      this._buffered -= read.length;
      read.func.call(this, data);
    };
    ChunkStream.prototype._process = function() {
      try {
        while (this._buffered > 0 && this._reads && this._reads.length > 0) {
          let read = this._reads[0];
          if (read.allowLess) {
            this._processReadAllowingLess(read);
          } else if (this._buffered >= read.length) {
            this._processRead(read);
          } else {
            break;
          }
        }
        if (this._buffers && !this.writable) {
          this._end();
        }
      } catch (ex) {
        this.emit("error", ex);
      }
    };
  }
});

// node_modules/pngjs/lib/interlace.js
var require_interlace = __commonJS({
  "node_modules/pngjs/lib/interlace.js"(exports) {
    "use strict";
    var imagePasses = [
      {
        // pass 1 - 1px
        x: [0],
        y: [0]
      },
      {
        // pass 2 - 1px
        x: [4],
        y: [0]
      },
      {
        // pass 3 - 2px
        x: [0, 4],
        y: [4]
      },
      {
        // pass 4 - 4px
        x: [2, 6],
        y: [0, 4]
      },
      {
        // pass 5 - 8px
        x: [0, 2, 4, 6],
        y: [2, 6]
      },
      {
        // pass 6 - 16px
        x: [1, 3, 5, 7],
        y: [0, 2, 4, 6]
      },
      {
        // pass 7 - 32px
        x: [0, 1, 2, 3, 4, 5, 6, 7],
        y: [1, 3, 5, 7]
      }
    ];
    exports.getImagePasses = function(width, height) {
      let images = [];
      let xLeftOver = width % 8;
      let yLeftOver = height % 8;
      let xRepeats = (width - xLeftOver) / 8;
      let yRepeats = (height - yLeftOver) / 8;
      for (let i = 0; i < imagePasses.length; i++) {
        let pass = imagePasses[i];
        let passWidth = xRepeats * pass.x.length;
        let passHeight = yRepeats * pass.y.length;
        for (let j = 0; j < pass.x.length; j++) {
          if (pass.x[j] < xLeftOver) {
            passWidth++;
          } else {
            break;
          }
        }
        for (let j = 0; j < pass.y.length; j++) {
          if (pass.y[j] < yLeftOver) {
            passHeight++;
          } else {
            break;
          }
        }
        if (passWidth > 0 && passHeight > 0) {
          images.push({ width: passWidth, height: passHeight, index: i });
        }
      }
      return images;
    };
    exports.getInterlaceIterator = function(width) {
      return function(x, y, pass) {
        let outerXLeftOver = x % imagePasses[pass].x.length;
        let outerX = (x - outerXLeftOver) / imagePasses[pass].x.length * 8 + imagePasses[pass].x[outerXLeftOver];
        let outerYLeftOver = y % imagePasses[pass].y.length;
        let outerY = (y - outerYLeftOver) / imagePasses[pass].y.length * 8 + imagePasses[pass].y[outerYLeftOver];
        return outerX * 4 + outerY * width * 4;
      };
    };
  }
});

// node_modules/pngjs/lib/paeth-predictor.js
var require_paeth_predictor = __commonJS({
  "node_modules/pngjs/lib/paeth-predictor.js"(exports, module) {
    "use strict";
    module.exports = function paethPredictor(left, above, upLeft) {
      let paeth = left + above - upLeft;
      let pLeft = Math.abs(paeth - left);
      let pAbove = Math.abs(paeth - above);
      let pUpLeft = Math.abs(paeth - upLeft);
      if (pLeft <= pAbove && pLeft <= pUpLeft) {
        return left;
      }
      if (pAbove <= pUpLeft) {
        return above;
      }
      return upLeft;
    };
  }
});

// node_modules/pngjs/lib/filter-parse.js
var require_filter_parse = __commonJS({
  "node_modules/pngjs/lib/filter-parse.js"(exports, module) {
    "use strict";
    var interlaceUtils = require_interlace();
    var paethPredictor = require_paeth_predictor();
    function getByteWidth(width, bpp, depth) {
      let byteWidth = width * bpp;
      if (depth !== 8) {
        byteWidth = Math.ceil(byteWidth / (8 / depth));
      }
      return byteWidth;
    }
    var Filter = module.exports = function(bitmapInfo, dependencies) {
      let width = bitmapInfo.width;
      let height = bitmapInfo.height;
      let interlace = bitmapInfo.interlace;
      let bpp = bitmapInfo.bpp;
      let depth = bitmapInfo.depth;
      this.read = dependencies.read;
      this.write = dependencies.write;
      this.complete = dependencies.complete;
      this._imageIndex = 0;
      this._images = [];
      if (interlace) {
        let passes = interlaceUtils.getImagePasses(width, height);
        for (let i = 0; i < passes.length; i++) {
          this._images.push({
            byteWidth: getByteWidth(passes[i].width, bpp, depth),
            height: passes[i].height,
            lineIndex: 0
          });
        }
      } else {
        this._images.push({
          byteWidth: getByteWidth(width, bpp, depth),
          height,
          lineIndex: 0
        });
      }
      if (depth === 8) {
        this._xComparison = bpp;
      } else if (depth === 16) {
        this._xComparison = bpp * 2;
      } else {
        this._xComparison = 1;
      }
    };
    Filter.prototype.start = function() {
      this.read(
        this._images[this._imageIndex].byteWidth + 1,
        this._reverseFilterLine.bind(this)
      );
    };
    Filter.prototype._unFilterType1 = function(rawData, unfilteredLine, byteWidth) {
      let xComparison = this._xComparison;
      let xBiggerThan = xComparison - 1;
      for (let x = 0; x < byteWidth; x++) {
        let rawByte = rawData[1 + x];
        let f1Left = x > xBiggerThan ? unfilteredLine[x - xComparison] : 0;
        unfilteredLine[x] = rawByte + f1Left;
      }
    };
    Filter.prototype._unFilterType2 = function(rawData, unfilteredLine, byteWidth) {
      let lastLine = this._lastLine;
      for (let x = 0; x < byteWidth; x++) {
        let rawByte = rawData[1 + x];
        let f2Up = lastLine ? lastLine[x] : 0;
        unfilteredLine[x] = rawByte + f2Up;
      }
    };
    Filter.prototype._unFilterType3 = function(rawData, unfilteredLine, byteWidth) {
      let xComparison = this._xComparison;
      let xBiggerThan = xComparison - 1;
      let lastLine = this._lastLine;
      for (let x = 0; x < byteWidth; x++) {
        let rawByte = rawData[1 + x];
        let f3Up = lastLine ? lastLine[x] : 0;
        let f3Left = x > xBiggerThan ? unfilteredLine[x - xComparison] : 0;
        let f3Add = Math.floor((f3Left + f3Up) / 2);
        unfilteredLine[x] = rawByte + f3Add;
      }
    };
    Filter.prototype._unFilterType4 = function(rawData, unfilteredLine, byteWidth) {
      let xComparison = this._xComparison;
      let xBiggerThan = xComparison - 1;
      let lastLine = this._lastLine;
      for (let x = 0; x < byteWidth; x++) {
        let rawByte = rawData[1 + x];
        let f4Up = lastLine ? lastLine[x] : 0;
        let f4Left = x > xBiggerThan ? unfilteredLine[x - xComparison] : 0;
        let f4UpLeft = x > xBiggerThan && lastLine ? lastLine[x - xComparison] : 0;
        let f4Add = paethPredictor(f4Left, f4Up, f4UpLeft);
        unfilteredLine[x] = rawByte + f4Add;
      }
    };
    Filter.prototype._reverseFilterLine = function(rawData) {
      let filter = rawData[0];
      let unfilteredLine;
      let currentImage = this._images[this._imageIndex];
      let byteWidth = currentImage.byteWidth;
      if (filter === 0) {
        unfilteredLine = rawData.slice(1, byteWidth + 1);
      } else {
        unfilteredLine = Buffer.alloc(byteWidth);
        switch (filter) {
          case 1:
            this._unFilterType1(rawData, unfilteredLine, byteWidth);
            break;
          case 2:
            this._unFilterType2(rawData, unfilteredLine, byteWidth);
            break;
          case 3:
            this._unFilterType3(rawData, unfilteredLine, byteWidth);
            break;
          case 4:
            this._unFilterType4(rawData, unfilteredLine, byteWidth);
            break;
          default:
            throw new Error("Unrecognised filter type - " + filter);
        }
      }
      this.write(unfilteredLine);
      currentImage.lineIndex++;
      if (currentImage.lineIndex >= currentImage.height) {
        this._lastLine = null;
        this._imageIndex++;
        currentImage = this._images[this._imageIndex];
      } else {
        this._lastLine = unfilteredLine;
      }
      if (currentImage) {
        this.read(currentImage.byteWidth + 1, this._reverseFilterLine.bind(this));
      } else {
        this._lastLine = null;
        this.complete();
      }
    };
  }
});

// node_modules/pngjs/lib/filter-parse-async.js
var require_filter_parse_async = __commonJS({
  "node_modules/pngjs/lib/filter-parse-async.js"(exports, module) {
    "use strict";
    var util = __require("util");
    var ChunkStream = require_chunkstream();
    var Filter = require_filter_parse();
    var FilterAsync = module.exports = function(bitmapInfo) {
      ChunkStream.call(this);
      let buffers = [];
      let that = this;
      this._filter = new Filter(bitmapInfo, {
        read: this.read.bind(this),
        write: function(buffer) {
          buffers.push(buffer);
        },
        complete: function() {
          that.emit("complete", Buffer.concat(buffers));
        }
      });
      this._filter.start();
    };
    util.inherits(FilterAsync, ChunkStream);
  }
});

// node_modules/pngjs/lib/constants.js
var require_constants = __commonJS({
  "node_modules/pngjs/lib/constants.js"(exports, module) {
    "use strict";
    module.exports = {
      PNG_SIGNATURE: [137, 80, 78, 71, 13, 10, 26, 10],
      TYPE_IHDR: 1229472850,
      TYPE_IEND: 1229278788,
      TYPE_IDAT: 1229209940,
      TYPE_PLTE: 1347179589,
      TYPE_tRNS: 1951551059,
      // eslint-disable-line camelcase
      TYPE_gAMA: 1732332865,
      // eslint-disable-line camelcase
      // color-type bits
      COLORTYPE_GRAYSCALE: 0,
      COLORTYPE_PALETTE: 1,
      COLORTYPE_COLOR: 2,
      COLORTYPE_ALPHA: 4,
      // e.g. grayscale and alpha
      // color-type combinations
      COLORTYPE_PALETTE_COLOR: 3,
      COLORTYPE_COLOR_ALPHA: 6,
      COLORTYPE_TO_BPP_MAP: {
        0: 1,
        2: 3,
        3: 1,
        4: 2,
        6: 4
      },
      GAMMA_DIVISION: 1e5
    };
  }
});

// node_modules/pngjs/lib/crc.js
var require_crc = __commonJS({
  "node_modules/pngjs/lib/crc.js"(exports, module) {
    "use strict";
    var crcTable = [];
    (function() {
      for (let i = 0; i < 256; i++) {
        let currentCrc = i;
        for (let j = 0; j < 8; j++) {
          if (currentCrc & 1) {
            currentCrc = 3988292384 ^ currentCrc >>> 1;
          } else {
            currentCrc = currentCrc >>> 1;
          }
        }
        crcTable[i] = currentCrc;
      }
    })();
    var CrcCalculator = module.exports = function() {
      this._crc = -1;
    };
    CrcCalculator.prototype.write = function(data) {
      for (let i = 0; i < data.length; i++) {
        this._crc = crcTable[(this._crc ^ data[i]) & 255] ^ this._crc >>> 8;
      }
      return true;
    };
    CrcCalculator.prototype.crc32 = function() {
      return this._crc ^ -1;
    };
    CrcCalculator.crc32 = function(buf) {
      let crc = -1;
      for (let i = 0; i < buf.length; i++) {
        crc = crcTable[(crc ^ buf[i]) & 255] ^ crc >>> 8;
      }
      return crc ^ -1;
    };
  }
});

// node_modules/pngjs/lib/parser.js
var require_parser = __commonJS({
  "node_modules/pngjs/lib/parser.js"(exports, module) {
    "use strict";
    var constants = require_constants();
    var CrcCalculator = require_crc();
    var Parser = module.exports = function(options, dependencies) {
      this._options = options;
      options.checkCRC = options.checkCRC !== false;
      this._hasIHDR = false;
      this._hasIEND = false;
      this._emittedHeadersFinished = false;
      this._palette = [];
      this._colorType = 0;
      this._chunks = {};
      this._chunks[constants.TYPE_IHDR] = this._handleIHDR.bind(this);
      this._chunks[constants.TYPE_IEND] = this._handleIEND.bind(this);
      this._chunks[constants.TYPE_IDAT] = this._handleIDAT.bind(this);
      this._chunks[constants.TYPE_PLTE] = this._handlePLTE.bind(this);
      this._chunks[constants.TYPE_tRNS] = this._handleTRNS.bind(this);
      this._chunks[constants.TYPE_gAMA] = this._handleGAMA.bind(this);
      this.read = dependencies.read;
      this.error = dependencies.error;
      this.metadata = dependencies.metadata;
      this.gamma = dependencies.gamma;
      this.transColor = dependencies.transColor;
      this.palette = dependencies.palette;
      this.parsed = dependencies.parsed;
      this.inflateData = dependencies.inflateData;
      this.finished = dependencies.finished;
      this.simpleTransparency = dependencies.simpleTransparency;
      this.headersFinished = dependencies.headersFinished || function() {
      };
    };
    Parser.prototype.start = function() {
      this.read(constants.PNG_SIGNATURE.length, this._parseSignature.bind(this));
    };
    Parser.prototype._parseSignature = function(data) {
      let signature2 = constants.PNG_SIGNATURE;
      for (let i = 0; i < signature2.length; i++) {
        if (data[i] !== signature2[i]) {
          this.error(new Error("Invalid file signature"));
          return;
        }
      }
      this.read(8, this._parseChunkBegin.bind(this));
    };
    Parser.prototype._parseChunkBegin = function(data) {
      let length2 = data.readUInt32BE(0);
      let type = data.readUInt32BE(4);
      let name = "";
      for (let i = 4; i < 8; i++) {
        name += String.fromCharCode(data[i]);
      }
      let ancillary = Boolean(data[4] & 32);
      if (!this._hasIHDR && type !== constants.TYPE_IHDR) {
        this.error(new Error("Expected IHDR on beggining"));
        return;
      }
      this._crc = new CrcCalculator();
      this._crc.write(Buffer.from(name));
      if (this._chunks[type]) {
        return this._chunks[type](length2);
      }
      if (!ancillary) {
        this.error(new Error("Unsupported critical chunk type " + name));
        return;
      }
      this.read(length2 + 4, this._skipChunk.bind(this));
    };
    Parser.prototype._skipChunk = function() {
      this.read(8, this._parseChunkBegin.bind(this));
    };
    Parser.prototype._handleChunkEnd = function() {
      this.read(4, this._parseChunkEnd.bind(this));
    };
    Parser.prototype._parseChunkEnd = function(data) {
      let fileCrc = data.readInt32BE(0);
      let calcCrc = this._crc.crc32();
      if (this._options.checkCRC && calcCrc !== fileCrc) {
        this.error(new Error("Crc error - " + fileCrc + " - " + calcCrc));
        return;
      }
      if (!this._hasIEND) {
        this.read(8, this._parseChunkBegin.bind(this));
      }
    };
    Parser.prototype._handleIHDR = function(length2) {
      this.read(length2, this._parseIHDR.bind(this));
    };
    Parser.prototype._parseIHDR = function(data) {
      this._crc.write(data);
      let width = data.readUInt32BE(0);
      let height = data.readUInt32BE(4);
      let depth = data[8];
      let colorType = data[9];
      let compr = data[10];
      let filter = data[11];
      let interlace = data[12];
      if (depth !== 8 && depth !== 4 && depth !== 2 && depth !== 1 && depth !== 16) {
        this.error(new Error("Unsupported bit depth " + depth));
        return;
      }
      if (!(colorType in constants.COLORTYPE_TO_BPP_MAP)) {
        this.error(new Error("Unsupported color type"));
        return;
      }
      if (compr !== 0) {
        this.error(new Error("Unsupported compression method"));
        return;
      }
      if (filter !== 0) {
        this.error(new Error("Unsupported filter method"));
        return;
      }
      if (interlace !== 0 && interlace !== 1) {
        this.error(new Error("Unsupported interlace method"));
        return;
      }
      this._colorType = colorType;
      let bpp = constants.COLORTYPE_TO_BPP_MAP[this._colorType];
      this._hasIHDR = true;
      this.metadata({
        width,
        height,
        depth,
        interlace: Boolean(interlace),
        palette: Boolean(colorType & constants.COLORTYPE_PALETTE),
        color: Boolean(colorType & constants.COLORTYPE_COLOR),
        alpha: Boolean(colorType & constants.COLORTYPE_ALPHA),
        bpp,
        colorType
      });
      this._handleChunkEnd();
    };
    Parser.prototype._handlePLTE = function(length2) {
      this.read(length2, this._parsePLTE.bind(this));
    };
    Parser.prototype._parsePLTE = function(data) {
      this._crc.write(data);
      let entries = Math.floor(data.length / 3);
      for (let i = 0; i < entries; i++) {
        this._palette.push([data[i * 3], data[i * 3 + 1], data[i * 3 + 2], 255]);
      }
      this.palette(this._palette);
      this._handleChunkEnd();
    };
    Parser.prototype._handleTRNS = function(length2) {
      this.simpleTransparency();
      this.read(length2, this._parseTRNS.bind(this));
    };
    Parser.prototype._parseTRNS = function(data) {
      this._crc.write(data);
      if (this._colorType === constants.COLORTYPE_PALETTE_COLOR) {
        if (this._palette.length === 0) {
          this.error(new Error("Transparency chunk must be after palette"));
          return;
        }
        if (data.length > this._palette.length) {
          this.error(new Error("More transparent colors than palette size"));
          return;
        }
        for (let i = 0; i < data.length; i++) {
          this._palette[i][3] = data[i];
        }
        this.palette(this._palette);
      }
      if (this._colorType === constants.COLORTYPE_GRAYSCALE) {
        this.transColor([data.readUInt16BE(0)]);
      }
      if (this._colorType === constants.COLORTYPE_COLOR) {
        this.transColor([
          data.readUInt16BE(0),
          data.readUInt16BE(2),
          data.readUInt16BE(4)
        ]);
      }
      this._handleChunkEnd();
    };
    Parser.prototype._handleGAMA = function(length2) {
      this.read(length2, this._parseGAMA.bind(this));
    };
    Parser.prototype._parseGAMA = function(data) {
      this._crc.write(data);
      this.gamma(data.readUInt32BE(0) / constants.GAMMA_DIVISION);
      this._handleChunkEnd();
    };
    Parser.prototype._handleIDAT = function(length2) {
      if (!this._emittedHeadersFinished) {
        this._emittedHeadersFinished = true;
        this.headersFinished();
      }
      this.read(-length2, this._parseIDAT.bind(this, length2));
    };
    Parser.prototype._parseIDAT = function(length2, data) {
      this._crc.write(data);
      if (this._colorType === constants.COLORTYPE_PALETTE_COLOR && this._palette.length === 0) {
        throw new Error("Expected palette not found");
      }
      this.inflateData(data);
      let leftOverLength = length2 - data.length;
      if (leftOverLength > 0) {
        this._handleIDAT(leftOverLength);
      } else {
        this._handleChunkEnd();
      }
    };
    Parser.prototype._handleIEND = function(length2) {
      this.read(length2, this._parseIEND.bind(this));
    };
    Parser.prototype._parseIEND = function(data) {
      this._crc.write(data);
      this._hasIEND = true;
      this._handleChunkEnd();
      if (this.finished) {
        this.finished();
      }
    };
  }
});

// node_modules/pngjs/lib/bitmapper.js
var require_bitmapper = __commonJS({
  "node_modules/pngjs/lib/bitmapper.js"(exports) {
    "use strict";
    var interlaceUtils = require_interlace();
    var pixelBppMapper = [
      // 0 - dummy entry
      function() {
      },
      // 1 - L
      // 0: 0, 1: 0, 2: 0, 3: 0xff
      function(pxData, data, pxPos, rawPos) {
        if (rawPos === data.length) {
          throw new Error("Ran out of data");
        }
        let pixel = data[rawPos];
        pxData[pxPos] = pixel;
        pxData[pxPos + 1] = pixel;
        pxData[pxPos + 2] = pixel;
        pxData[pxPos + 3] = 255;
      },
      // 2 - LA
      // 0: 0, 1: 0, 2: 0, 3: 1
      function(pxData, data, pxPos, rawPos) {
        if (rawPos + 1 >= data.length) {
          throw new Error("Ran out of data");
        }
        let pixel = data[rawPos];
        pxData[pxPos] = pixel;
        pxData[pxPos + 1] = pixel;
        pxData[pxPos + 2] = pixel;
        pxData[pxPos + 3] = data[rawPos + 1];
      },
      // 3 - RGB
      // 0: 0, 1: 1, 2: 2, 3: 0xff
      function(pxData, data, pxPos, rawPos) {
        if (rawPos + 2 >= data.length) {
          throw new Error("Ran out of data");
        }
        pxData[pxPos] = data[rawPos];
        pxData[pxPos + 1] = data[rawPos + 1];
        pxData[pxPos + 2] = data[rawPos + 2];
        pxData[pxPos + 3] = 255;
      },
      // 4 - RGBA
      // 0: 0, 1: 1, 2: 2, 3: 3
      function(pxData, data, pxPos, rawPos) {
        if (rawPos + 3 >= data.length) {
          throw new Error("Ran out of data");
        }
        pxData[pxPos] = data[rawPos];
        pxData[pxPos + 1] = data[rawPos + 1];
        pxData[pxPos + 2] = data[rawPos + 2];
        pxData[pxPos + 3] = data[rawPos + 3];
      }
    ];
    var pixelBppCustomMapper = [
      // 0 - dummy entry
      function() {
      },
      // 1 - L
      // 0: 0, 1: 0, 2: 0, 3: 0xff
      function(pxData, pixelData, pxPos, maxBit) {
        let pixel = pixelData[0];
        pxData[pxPos] = pixel;
        pxData[pxPos + 1] = pixel;
        pxData[pxPos + 2] = pixel;
        pxData[pxPos + 3] = maxBit;
      },
      // 2 - LA
      // 0: 0, 1: 0, 2: 0, 3: 1
      function(pxData, pixelData, pxPos) {
        let pixel = pixelData[0];
        pxData[pxPos] = pixel;
        pxData[pxPos + 1] = pixel;
        pxData[pxPos + 2] = pixel;
        pxData[pxPos + 3] = pixelData[1];
      },
      // 3 - RGB
      // 0: 0, 1: 1, 2: 2, 3: 0xff
      function(pxData, pixelData, pxPos, maxBit) {
        pxData[pxPos] = pixelData[0];
        pxData[pxPos + 1] = pixelData[1];
        pxData[pxPos + 2] = pixelData[2];
        pxData[pxPos + 3] = maxBit;
      },
      // 4 - RGBA
      // 0: 0, 1: 1, 2: 2, 3: 3
      function(pxData, pixelData, pxPos) {
        pxData[pxPos] = pixelData[0];
        pxData[pxPos + 1] = pixelData[1];
        pxData[pxPos + 2] = pixelData[2];
        pxData[pxPos + 3] = pixelData[3];
      }
    ];
    function bitRetriever(data, depth) {
      let leftOver = [];
      let i = 0;
      function split() {
        if (i === data.length) {
          throw new Error("Ran out of data");
        }
        let byte = data[i];
        i++;
        let byte8, byte7, byte6, byte5, byte4, byte3, byte2, byte1;
        switch (depth) {
          default:
            throw new Error("unrecognised depth");
          case 16:
            byte2 = data[i];
            i++;
            leftOver.push((byte << 8) + byte2);
            break;
          case 4:
            byte2 = byte & 15;
            byte1 = byte >> 4;
            leftOver.push(byte1, byte2);
            break;
          case 2:
            byte4 = byte & 3;
            byte3 = byte >> 2 & 3;
            byte2 = byte >> 4 & 3;
            byte1 = byte >> 6 & 3;
            leftOver.push(byte1, byte2, byte3, byte4);
            break;
          case 1:
            byte8 = byte & 1;
            byte7 = byte >> 1 & 1;
            byte6 = byte >> 2 & 1;
            byte5 = byte >> 3 & 1;
            byte4 = byte >> 4 & 1;
            byte3 = byte >> 5 & 1;
            byte2 = byte >> 6 & 1;
            byte1 = byte >> 7 & 1;
            leftOver.push(byte1, byte2, byte3, byte4, byte5, byte6, byte7, byte8);
            break;
        }
      }
      return {
        get: function(count) {
          while (leftOver.length < count) {
            split();
          }
          let returner = leftOver.slice(0, count);
          leftOver = leftOver.slice(count);
          return returner;
        },
        resetAfterLine: function() {
          leftOver.length = 0;
        },
        end: function() {
          if (i !== data.length) {
            throw new Error("extra data found");
          }
        }
      };
    }
    function mapImage8Bit(image, pxData, getPxPos, bpp, data, rawPos) {
      let imageWidth = image.width;
      let imageHeight = image.height;
      let imagePass = image.index;
      for (let y = 0; y < imageHeight; y++) {
        for (let x = 0; x < imageWidth; x++) {
          let pxPos = getPxPos(x, y, imagePass);
          pixelBppMapper[bpp](pxData, data, pxPos, rawPos);
          rawPos += bpp;
        }
      }
      return rawPos;
    }
    function mapImageCustomBit(image, pxData, getPxPos, bpp, bits, maxBit) {
      let imageWidth = image.width;
      let imageHeight = image.height;
      let imagePass = image.index;
      for (let y = 0; y < imageHeight; y++) {
        for (let x = 0; x < imageWidth; x++) {
          let pixelData = bits.get(bpp);
          let pxPos = getPxPos(x, y, imagePass);
          pixelBppCustomMapper[bpp](pxData, pixelData, pxPos, maxBit);
        }
        bits.resetAfterLine();
      }
    }
    exports.dataToBitMap = function(data, bitmapInfo) {
      let width = bitmapInfo.width;
      let height = bitmapInfo.height;
      let depth = bitmapInfo.depth;
      let bpp = bitmapInfo.bpp;
      let interlace = bitmapInfo.interlace;
      let bits;
      if (depth !== 8) {
        bits = bitRetriever(data, depth);
      }
      let pxData;
      if (depth <= 8) {
        pxData = Buffer.alloc(width * height * 4);
      } else {
        pxData = new Uint16Array(width * height * 4);
      }
      let maxBit = Math.pow(2, depth) - 1;
      let rawPos = 0;
      let images;
      let getPxPos;
      if (interlace) {
        images = interlaceUtils.getImagePasses(width, height);
        getPxPos = interlaceUtils.getInterlaceIterator(width, height);
      } else {
        let nonInterlacedPxPos = 0;
        getPxPos = function() {
          let returner = nonInterlacedPxPos;
          nonInterlacedPxPos += 4;
          return returner;
        };
        images = [{ width, height }];
      }
      for (let imageIndex = 0; imageIndex < images.length; imageIndex++) {
        if (depth === 8) {
          rawPos = mapImage8Bit(
            images[imageIndex],
            pxData,
            getPxPos,
            bpp,
            data,
            rawPos
          );
        } else {
          mapImageCustomBit(
            images[imageIndex],
            pxData,
            getPxPos,
            bpp,
            bits,
            maxBit
          );
        }
      }
      if (depth === 8) {
        if (rawPos !== data.length) {
          throw new Error("extra data found");
        }
      } else {
        bits.end();
      }
      return pxData;
    };
  }
});

// node_modules/pngjs/lib/format-normaliser.js
var require_format_normaliser = __commonJS({
  "node_modules/pngjs/lib/format-normaliser.js"(exports, module) {
    "use strict";
    function dePalette(indata, outdata, width, height, palette) {
      let pxPos = 0;
      for (let y = 0; y < height; y++) {
        for (let x = 0; x < width; x++) {
          let color = palette[indata[pxPos]];
          if (!color) {
            throw new Error("index " + indata[pxPos] + " not in palette");
          }
          for (let i = 0; i < 4; i++) {
            outdata[pxPos + i] = color[i];
          }
          pxPos += 4;
        }
      }
    }
    function replaceTransparentColor(indata, outdata, width, height, transColor) {
      let pxPos = 0;
      for (let y = 0; y < height; y++) {
        for (let x = 0; x < width; x++) {
          let makeTrans = false;
          if (transColor.length === 1) {
            if (transColor[0] === indata[pxPos]) {
              makeTrans = true;
            }
          } else if (transColor[0] === indata[pxPos] && transColor[1] === indata[pxPos + 1] && transColor[2] === indata[pxPos + 2]) {
            makeTrans = true;
          }
          if (makeTrans) {
            for (let i = 0; i < 4; i++) {
              outdata[pxPos + i] = 0;
            }
          }
          pxPos += 4;
        }
      }
    }
    function scaleDepth(indata, outdata, width, height, depth) {
      let maxOutSample = 255;
      let maxInSample = Math.pow(2, depth) - 1;
      let pxPos = 0;
      for (let y = 0; y < height; y++) {
        for (let x = 0; x < width; x++) {
          for (let i = 0; i < 4; i++) {
            outdata[pxPos + i] = Math.floor(
              indata[pxPos + i] * maxOutSample / maxInSample + 0.5
            );
          }
          pxPos += 4;
        }
      }
    }
    module.exports = function(indata, imageData, skipRescale = false) {
      let depth = imageData.depth;
      let width = imageData.width;
      let height = imageData.height;
      let colorType = imageData.colorType;
      let transColor = imageData.transColor;
      let palette = imageData.palette;
      let outdata = indata;
      if (colorType === 3) {
        dePalette(indata, outdata, width, height, palette);
      } else {
        if (transColor) {
          replaceTransparentColor(indata, outdata, width, height, transColor);
        }
        if (depth !== 8 && !skipRescale) {
          if (depth === 16) {
            outdata = Buffer.alloc(width * height * 4);
          }
          scaleDepth(indata, outdata, width, height, depth);
        }
      }
      return outdata;
    };
  }
});

// node_modules/pngjs/lib/parser-async.js
var require_parser_async = __commonJS({
  "node_modules/pngjs/lib/parser-async.js"(exports, module) {
    "use strict";
    var util = __require("util");
    var zlib = __require("zlib");
    var ChunkStream = require_chunkstream();
    var FilterAsync = require_filter_parse_async();
    var Parser = require_parser();
    var bitmapper = require_bitmapper();
    var formatNormaliser = require_format_normaliser();
    var ParserAsync = module.exports = function(options) {
      ChunkStream.call(this);
      this._parser = new Parser(options, {
        read: this.read.bind(this),
        error: this._handleError.bind(this),
        metadata: this._handleMetaData.bind(this),
        gamma: this.emit.bind(this, "gamma"),
        palette: this._handlePalette.bind(this),
        transColor: this._handleTransColor.bind(this),
        finished: this._finished.bind(this),
        inflateData: this._inflateData.bind(this),
        simpleTransparency: this._simpleTransparency.bind(this),
        headersFinished: this._headersFinished.bind(this)
      });
      this._options = options;
      this.writable = true;
      this._parser.start();
    };
    util.inherits(ParserAsync, ChunkStream);
    ParserAsync.prototype._handleError = function(err) {
      this.emit("error", err);
      this.writable = false;
      this.destroy();
      if (this._inflate && this._inflate.destroy) {
        this._inflate.destroy();
      }
      if (this._filter) {
        this._filter.destroy();
        this._filter.on("error", function() {
        });
      }
      this.errord = true;
    };
    ParserAsync.prototype._inflateData = function(data) {
      if (!this._inflate) {
        if (this._bitmapInfo.interlace) {
          this._inflate = zlib.createInflate();
          this._inflate.on("error", this.emit.bind(this, "error"));
          this._filter.on("complete", this._complete.bind(this));
          this._inflate.pipe(this._filter);
        } else {
          let rowSize = (this._bitmapInfo.width * this._bitmapInfo.bpp * this._bitmapInfo.depth + 7 >> 3) + 1;
          let imageSize = rowSize * this._bitmapInfo.height;
          let chunkSize = Math.max(imageSize, zlib.Z_MIN_CHUNK);
          this._inflate = zlib.createInflate({ chunkSize });
          let leftToInflate = imageSize;
          let emitError = this.emit.bind(this, "error");
          this._inflate.on("error", function(err) {
            if (!leftToInflate) {
              return;
            }
            emitError(err);
          });
          this._filter.on("complete", this._complete.bind(this));
          let filterWrite = this._filter.write.bind(this._filter);
          this._inflate.on("data", function(chunk) {
            if (!leftToInflate) {
              return;
            }
            if (chunk.length > leftToInflate) {
              chunk = chunk.slice(0, leftToInflate);
            }
            leftToInflate -= chunk.length;
            filterWrite(chunk);
          });
          this._inflate.on("end", this._filter.end.bind(this._filter));
        }
      }
      this._inflate.write(data);
    };
    ParserAsync.prototype._handleMetaData = function(metaData) {
      this._metaData = metaData;
      this._bitmapInfo = Object.create(metaData);
      this._filter = new FilterAsync(this._bitmapInfo);
    };
    ParserAsync.prototype._handleTransColor = function(transColor) {
      this._bitmapInfo.transColor = transColor;
    };
    ParserAsync.prototype._handlePalette = function(palette) {
      this._bitmapInfo.palette = palette;
    };
    ParserAsync.prototype._simpleTransparency = function() {
      this._metaData.alpha = true;
    };
    ParserAsync.prototype._headersFinished = function() {
      this.emit("metadata", this._metaData);
    };
    ParserAsync.prototype._finished = function() {
      if (this.errord) {
        return;
      }
      if (!this._inflate) {
        this.emit("error", "No Inflate block");
      } else {
        this._inflate.end();
      }
    };
    ParserAsync.prototype._complete = function(filteredData) {
      if (this.errord) {
        return;
      }
      let normalisedBitmapData;
      try {
        let bitmapData = bitmapper.dataToBitMap(filteredData, this._bitmapInfo);
        normalisedBitmapData = formatNormaliser(
          bitmapData,
          this._bitmapInfo,
          this._options.skipRescale
        );
        bitmapData = null;
      } catch (ex) {
        this._handleError(ex);
        return;
      }
      this.emit("parsed", normalisedBitmapData);
    };
  }
});

// node_modules/pngjs/lib/bitpacker.js
var require_bitpacker = __commonJS({
  "node_modules/pngjs/lib/bitpacker.js"(exports, module) {
    "use strict";
    var constants = require_constants();
    module.exports = function(dataIn, width, height, options) {
      let outHasAlpha = [constants.COLORTYPE_COLOR_ALPHA, constants.COLORTYPE_ALPHA].indexOf(
        options.colorType
      ) !== -1;
      if (options.colorType === options.inputColorType) {
        let bigEndian = (function() {
          let buffer = new ArrayBuffer(2);
          new DataView(buffer).setInt16(
            0,
            256,
            true
            /* littleEndian */
          );
          return new Int16Array(buffer)[0] !== 256;
        })();
        if (options.bitDepth === 8 || options.bitDepth === 16 && bigEndian) {
          return dataIn;
        }
      }
      let data = options.bitDepth !== 16 ? dataIn : new Uint16Array(dataIn.buffer);
      let maxValue = 255;
      let inBpp = constants.COLORTYPE_TO_BPP_MAP[options.inputColorType];
      if (inBpp === 4 && !options.inputHasAlpha) {
        inBpp = 3;
      }
      let outBpp = constants.COLORTYPE_TO_BPP_MAP[options.colorType];
      if (options.bitDepth === 16) {
        maxValue = 65535;
        outBpp *= 2;
      }
      let outData = Buffer.alloc(width * height * outBpp);
      let inIndex = 0;
      let outIndex = 0;
      let bgColor = options.bgColor || {};
      if (bgColor.red === void 0) {
        bgColor.red = maxValue;
      }
      if (bgColor.green === void 0) {
        bgColor.green = maxValue;
      }
      if (bgColor.blue === void 0) {
        bgColor.blue = maxValue;
      }
      function getRGBA() {
        let red;
        let green;
        let blue;
        let alpha = maxValue;
        switch (options.inputColorType) {
          case constants.COLORTYPE_COLOR_ALPHA:
            alpha = data[inIndex + 3];
            red = data[inIndex];
            green = data[inIndex + 1];
            blue = data[inIndex + 2];
            break;
          case constants.COLORTYPE_COLOR:
            red = data[inIndex];
            green = data[inIndex + 1];
            blue = data[inIndex + 2];
            break;
          case constants.COLORTYPE_ALPHA:
            alpha = data[inIndex + 1];
            red = data[inIndex];
            green = red;
            blue = red;
            break;
          case constants.COLORTYPE_GRAYSCALE:
            red = data[inIndex];
            green = red;
            blue = red;
            break;
          default:
            throw new Error(
              "input color type:" + options.inputColorType + " is not supported at present"
            );
        }
        if (options.inputHasAlpha) {
          if (!outHasAlpha) {
            alpha /= maxValue;
            red = Math.min(
              Math.max(Math.round((1 - alpha) * bgColor.red + alpha * red), 0),
              maxValue
            );
            green = Math.min(
              Math.max(Math.round((1 - alpha) * bgColor.green + alpha * green), 0),
              maxValue
            );
            blue = Math.min(
              Math.max(Math.round((1 - alpha) * bgColor.blue + alpha * blue), 0),
              maxValue
            );
          }
        }
        return { red, green, blue, alpha };
      }
      for (let y = 0; y < height; y++) {
        for (let x = 0; x < width; x++) {
          let rgba = getRGBA(data, inIndex);
          switch (options.colorType) {
            case constants.COLORTYPE_COLOR_ALPHA:
            case constants.COLORTYPE_COLOR:
              if (options.bitDepth === 8) {
                outData[outIndex] = rgba.red;
                outData[outIndex + 1] = rgba.green;
                outData[outIndex + 2] = rgba.blue;
                if (outHasAlpha) {
                  outData[outIndex + 3] = rgba.alpha;
                }
              } else {
                outData.writeUInt16BE(rgba.red, outIndex);
                outData.writeUInt16BE(rgba.green, outIndex + 2);
                outData.writeUInt16BE(rgba.blue, outIndex + 4);
                if (outHasAlpha) {
                  outData.writeUInt16BE(rgba.alpha, outIndex + 6);
                }
              }
              break;
            case constants.COLORTYPE_ALPHA:
            case constants.COLORTYPE_GRAYSCALE: {
              let grayscale = (rgba.red + rgba.green + rgba.blue) / 3;
              if (options.bitDepth === 8) {
                outData[outIndex] = grayscale;
                if (outHasAlpha) {
                  outData[outIndex + 1] = rgba.alpha;
                }
              } else {
                outData.writeUInt16BE(grayscale, outIndex);
                if (outHasAlpha) {
                  outData.writeUInt16BE(rgba.alpha, outIndex + 2);
                }
              }
              break;
            }
            default:
              throw new Error("unrecognised color Type " + options.colorType);
          }
          inIndex += inBpp;
          outIndex += outBpp;
        }
      }
      return outData;
    };
  }
});

// node_modules/pngjs/lib/filter-pack.js
var require_filter_pack = __commonJS({
  "node_modules/pngjs/lib/filter-pack.js"(exports, module) {
    "use strict";
    var paethPredictor = require_paeth_predictor();
    function filterNone(pxData, pxPos, byteWidth, rawData, rawPos) {
      for (let x = 0; x < byteWidth; x++) {
        rawData[rawPos + x] = pxData[pxPos + x];
      }
    }
    function filterSumNone(pxData, pxPos, byteWidth) {
      let sum = 0;
      let length2 = pxPos + byteWidth;
      for (let i = pxPos; i < length2; i++) {
        sum += Math.abs(pxData[i]);
      }
      return sum;
    }
    function filterSub(pxData, pxPos, byteWidth, rawData, rawPos, bpp) {
      for (let x = 0; x < byteWidth; x++) {
        let left = x >= bpp ? pxData[pxPos + x - bpp] : 0;
        let val = pxData[pxPos + x] - left;
        rawData[rawPos + x] = val;
      }
    }
    function filterSumSub(pxData, pxPos, byteWidth, bpp) {
      let sum = 0;
      for (let x = 0; x < byteWidth; x++) {
        let left = x >= bpp ? pxData[pxPos + x - bpp] : 0;
        let val = pxData[pxPos + x] - left;
        sum += Math.abs(val);
      }
      return sum;
    }
    function filterUp(pxData, pxPos, byteWidth, rawData, rawPos) {
      for (let x = 0; x < byteWidth; x++) {
        let up = pxPos > 0 ? pxData[pxPos + x - byteWidth] : 0;
        let val = pxData[pxPos + x] - up;
        rawData[rawPos + x] = val;
      }
    }
    function filterSumUp(pxData, pxPos, byteWidth) {
      let sum = 0;
      let length2 = pxPos + byteWidth;
      for (let x = pxPos; x < length2; x++) {
        let up = pxPos > 0 ? pxData[x - byteWidth] : 0;
        let val = pxData[x] - up;
        sum += Math.abs(val);
      }
      return sum;
    }
    function filterAvg(pxData, pxPos, byteWidth, rawData, rawPos, bpp) {
      for (let x = 0; x < byteWidth; x++) {
        let left = x >= bpp ? pxData[pxPos + x - bpp] : 0;
        let up = pxPos > 0 ? pxData[pxPos + x - byteWidth] : 0;
        let val = pxData[pxPos + x] - (left + up >> 1);
        rawData[rawPos + x] = val;
      }
    }
    function filterSumAvg(pxData, pxPos, byteWidth, bpp) {
      let sum = 0;
      for (let x = 0; x < byteWidth; x++) {
        let left = x >= bpp ? pxData[pxPos + x - bpp] : 0;
        let up = pxPos > 0 ? pxData[pxPos + x - byteWidth] : 0;
        let val = pxData[pxPos + x] - (left + up >> 1);
        sum += Math.abs(val);
      }
      return sum;
    }
    function filterPaeth(pxData, pxPos, byteWidth, rawData, rawPos, bpp) {
      for (let x = 0; x < byteWidth; x++) {
        let left = x >= bpp ? pxData[pxPos + x - bpp] : 0;
        let up = pxPos > 0 ? pxData[pxPos + x - byteWidth] : 0;
        let upleft = pxPos > 0 && x >= bpp ? pxData[pxPos + x - (byteWidth + bpp)] : 0;
        let val = pxData[pxPos + x] - paethPredictor(left, up, upleft);
        rawData[rawPos + x] = val;
      }
    }
    function filterSumPaeth(pxData, pxPos, byteWidth, bpp) {
      let sum = 0;
      for (let x = 0; x < byteWidth; x++) {
        let left = x >= bpp ? pxData[pxPos + x - bpp] : 0;
        let up = pxPos > 0 ? pxData[pxPos + x - byteWidth] : 0;
        let upleft = pxPos > 0 && x >= bpp ? pxData[pxPos + x - (byteWidth + bpp)] : 0;
        let val = pxData[pxPos + x] - paethPredictor(left, up, upleft);
        sum += Math.abs(val);
      }
      return sum;
    }
    var filters = {
      0: filterNone,
      1: filterSub,
      2: filterUp,
      3: filterAvg,
      4: filterPaeth
    };
    var filterSums = {
      0: filterSumNone,
      1: filterSumSub,
      2: filterSumUp,
      3: filterSumAvg,
      4: filterSumPaeth
    };
    module.exports = function(pxData, width, height, options, bpp) {
      let filterTypes;
      if (!("filterType" in options) || options.filterType === -1) {
        filterTypes = [0, 1, 2, 3, 4];
      } else if (typeof options.filterType === "number") {
        filterTypes = [options.filterType];
      } else {
        throw new Error("unrecognised filter types");
      }
      if (options.bitDepth === 16) {
        bpp *= 2;
      }
      let byteWidth = width * bpp;
      let rawPos = 0;
      let pxPos = 0;
      let rawData = Buffer.alloc((byteWidth + 1) * height);
      let sel = filterTypes[0];
      for (let y = 0; y < height; y++) {
        if (filterTypes.length > 1) {
          let min = Infinity;
          for (let i = 0; i < filterTypes.length; i++) {
            let sum = filterSums[filterTypes[i]](pxData, pxPos, byteWidth, bpp);
            if (sum < min) {
              sel = filterTypes[i];
              min = sum;
            }
          }
        }
        rawData[rawPos] = sel;
        rawPos++;
        filters[sel](pxData, pxPos, byteWidth, rawData, rawPos, bpp);
        rawPos += byteWidth;
        pxPos += byteWidth;
      }
      return rawData;
    };
  }
});

// node_modules/pngjs/lib/packer.js
var require_packer = __commonJS({
  "node_modules/pngjs/lib/packer.js"(exports, module) {
    "use strict";
    var constants = require_constants();
    var CrcStream = require_crc();
    var bitPacker = require_bitpacker();
    var filter = require_filter_pack();
    var zlib = __require("zlib");
    var Packer = module.exports = function(options) {
      this._options = options;
      options.deflateChunkSize = options.deflateChunkSize || 32 * 1024;
      options.deflateLevel = options.deflateLevel != null ? options.deflateLevel : 9;
      options.deflateStrategy = options.deflateStrategy != null ? options.deflateStrategy : 3;
      options.inputHasAlpha = options.inputHasAlpha != null ? options.inputHasAlpha : true;
      options.deflateFactory = options.deflateFactory || zlib.createDeflate;
      options.bitDepth = options.bitDepth || 8;
      options.colorType = typeof options.colorType === "number" ? options.colorType : constants.COLORTYPE_COLOR_ALPHA;
      options.inputColorType = typeof options.inputColorType === "number" ? options.inputColorType : constants.COLORTYPE_COLOR_ALPHA;
      if ([
        constants.COLORTYPE_GRAYSCALE,
        constants.COLORTYPE_COLOR,
        constants.COLORTYPE_COLOR_ALPHA,
        constants.COLORTYPE_ALPHA
      ].indexOf(options.colorType) === -1) {
        throw new Error(
          "option color type:" + options.colorType + " is not supported at present"
        );
      }
      if ([
        constants.COLORTYPE_GRAYSCALE,
        constants.COLORTYPE_COLOR,
        constants.COLORTYPE_COLOR_ALPHA,
        constants.COLORTYPE_ALPHA
      ].indexOf(options.inputColorType) === -1) {
        throw new Error(
          "option input color type:" + options.inputColorType + " is not supported at present"
        );
      }
      if (options.bitDepth !== 8 && options.bitDepth !== 16) {
        throw new Error(
          "option bit depth:" + options.bitDepth + " is not supported at present"
        );
      }
    };
    Packer.prototype.getDeflateOptions = function() {
      return {
        chunkSize: this._options.deflateChunkSize,
        level: this._options.deflateLevel,
        strategy: this._options.deflateStrategy
      };
    };
    Packer.prototype.createDeflate = function() {
      return this._options.deflateFactory(this.getDeflateOptions());
    };
    Packer.prototype.filterData = function(data, width, height) {
      let packedData = bitPacker(data, width, height, this._options);
      let bpp = constants.COLORTYPE_TO_BPP_MAP[this._options.colorType];
      let filteredData = filter(packedData, width, height, this._options, bpp);
      return filteredData;
    };
    Packer.prototype._packChunk = function(type, data) {
      let len = data ? data.length : 0;
      let buf = Buffer.alloc(len + 12);
      buf.writeUInt32BE(len, 0);
      buf.writeUInt32BE(type, 4);
      if (data) {
        data.copy(buf, 8);
      }
      buf.writeInt32BE(
        CrcStream.crc32(buf.slice(4, buf.length - 4)),
        buf.length - 4
      );
      return buf;
    };
    Packer.prototype.packGAMA = function(gamma) {
      let buf = Buffer.alloc(4);
      buf.writeUInt32BE(Math.floor(gamma * constants.GAMMA_DIVISION), 0);
      return this._packChunk(constants.TYPE_gAMA, buf);
    };
    Packer.prototype.packIHDR = function(width, height) {
      let buf = Buffer.alloc(13);
      buf.writeUInt32BE(width, 0);
      buf.writeUInt32BE(height, 4);
      buf[8] = this._options.bitDepth;
      buf[9] = this._options.colorType;
      buf[10] = 0;
      buf[11] = 0;
      buf[12] = 0;
      return this._packChunk(constants.TYPE_IHDR, buf);
    };
    Packer.prototype.packIDAT = function(data) {
      return this._packChunk(constants.TYPE_IDAT, data);
    };
    Packer.prototype.packIEND = function() {
      return this._packChunk(constants.TYPE_IEND, null);
    };
  }
});

// node_modules/pngjs/lib/packer-async.js
var require_packer_async = __commonJS({
  "node_modules/pngjs/lib/packer-async.js"(exports, module) {
    "use strict";
    var util = __require("util");
    var Stream = __require("stream");
    var constants = require_constants();
    var Packer = require_packer();
    var PackerAsync = module.exports = function(opt) {
      Stream.call(this);
      let options = opt || {};
      this._packer = new Packer(options);
      this._deflate = this._packer.createDeflate();
      this.readable = true;
    };
    util.inherits(PackerAsync, Stream);
    PackerAsync.prototype.pack = function(data, width, height, gamma) {
      this.emit("data", Buffer.from(constants.PNG_SIGNATURE));
      this.emit("data", this._packer.packIHDR(width, height));
      if (gamma) {
        this.emit("data", this._packer.packGAMA(gamma));
      }
      let filteredData = this._packer.filterData(data, width, height);
      this._deflate.on("error", this.emit.bind(this, "error"));
      this._deflate.on(
        "data",
        function(compressedData) {
          this.emit("data", this._packer.packIDAT(compressedData));
        }.bind(this)
      );
      this._deflate.on(
        "end",
        function() {
          this.emit("data", this._packer.packIEND());
          this.emit("end");
        }.bind(this)
      );
      this._deflate.end(filteredData);
    };
  }
});

// node_modules/pngjs/lib/sync-inflate.js
var require_sync_inflate = __commonJS({
  "node_modules/pngjs/lib/sync-inflate.js"(exports, module) {
    "use strict";
    var assert = __require("assert").ok;
    var zlib = __require("zlib");
    var util = __require("util");
    var kMaxLength = __require("buffer").kMaxLength;
    function Inflate(opts) {
      if (!(this instanceof Inflate)) {
        return new Inflate(opts);
      }
      if (opts && opts.chunkSize < zlib.Z_MIN_CHUNK) {
        opts.chunkSize = zlib.Z_MIN_CHUNK;
      }
      zlib.Inflate.call(this, opts);
      this._offset = this._offset === void 0 ? this._outOffset : this._offset;
      this._buffer = this._buffer || this._outBuffer;
      if (opts && opts.maxLength != null) {
        this._maxLength = opts.maxLength;
      }
    }
    function createInflate(opts) {
      return new Inflate(opts);
    }
    function _close(engine, callback) {
      if (callback) {
        process.nextTick(callback);
      }
      if (!engine._handle) {
        return;
      }
      engine._handle.close();
      engine._handle = null;
    }
    Inflate.prototype._processChunk = function(chunk, flushFlag, asyncCb) {
      if (typeof asyncCb === "function") {
        return zlib.Inflate._processChunk.call(this, chunk, flushFlag, asyncCb);
      }
      let self = this;
      let availInBefore = chunk && chunk.length;
      let availOutBefore = this._chunkSize - this._offset;
      let leftToInflate = this._maxLength;
      let inOff = 0;
      let buffers = [];
      let nread = 0;
      let error;
      this.on("error", function(err) {
        error = err;
      });
      function handleChunk(availInAfter, availOutAfter) {
        if (self._hadError) {
          return;
        }
        let have = availOutBefore - availOutAfter;
        assert(have >= 0, "have should not go down");
        if (have > 0) {
          let out = self._buffer.slice(self._offset, self._offset + have);
          self._offset += have;
          if (out.length > leftToInflate) {
            out = out.slice(0, leftToInflate);
          }
          buffers.push(out);
          nread += out.length;
          leftToInflate -= out.length;
          if (leftToInflate === 0) {
            return false;
          }
        }
        if (availOutAfter === 0 || self._offset >= self._chunkSize) {
          availOutBefore = self._chunkSize;
          self._offset = 0;
          self._buffer = Buffer.allocUnsafe(self._chunkSize);
        }
        if (availOutAfter === 0) {
          inOff += availInBefore - availInAfter;
          availInBefore = availInAfter;
          return true;
        }
        return false;
      }
      assert(this._handle, "zlib binding closed");
      let res;
      do {
        res = this._handle.writeSync(
          flushFlag,
          chunk,
          // in
          inOff,
          // in_off
          availInBefore,
          // in_len
          this._buffer,
          // out
          this._offset,
          //out_off
          availOutBefore
        );
        res = res || this._writeState;
      } while (!this._hadError && handleChunk(res[0], res[1]));
      if (this._hadError) {
        throw error;
      }
      if (nread >= kMaxLength) {
        _close(this);
        throw new RangeError(
          "Cannot create final Buffer. It would be larger than 0x" + kMaxLength.toString(16) + " bytes"
        );
      }
      let buf = Buffer.concat(buffers, nread);
      _close(this);
      return buf;
    };
    util.inherits(Inflate, zlib.Inflate);
    function zlibBufferSync(engine, buffer) {
      if (typeof buffer === "string") {
        buffer = Buffer.from(buffer);
      }
      if (!(buffer instanceof Buffer)) {
        throw new TypeError("Not a string or buffer");
      }
      let flushFlag = engine._finishFlushFlag;
      if (flushFlag == null) {
        flushFlag = zlib.Z_FINISH;
      }
      return engine._processChunk(buffer, flushFlag);
    }
    function inflateSync(buffer, opts) {
      return zlibBufferSync(new Inflate(opts), buffer);
    }
    module.exports = exports = inflateSync;
    exports.Inflate = Inflate;
    exports.createInflate = createInflate;
    exports.inflateSync = inflateSync;
  }
});

// node_modules/pngjs/lib/sync-reader.js
var require_sync_reader = __commonJS({
  "node_modules/pngjs/lib/sync-reader.js"(exports, module) {
    "use strict";
    var SyncReader = module.exports = function(buffer) {
      this._buffer = buffer;
      this._reads = [];
    };
    SyncReader.prototype.read = function(length2, callback) {
      this._reads.push({
        length: Math.abs(length2),
        // if length < 0 then at most this length
        allowLess: length2 < 0,
        func: callback
      });
    };
    SyncReader.prototype.process = function() {
      while (this._reads.length > 0 && this._buffer.length) {
        let read = this._reads[0];
        if (this._buffer.length && (this._buffer.length >= read.length || read.allowLess)) {
          this._reads.shift();
          let buf = this._buffer;
          this._buffer = buf.slice(read.length);
          read.func.call(this, buf.slice(0, read.length));
        } else {
          break;
        }
      }
      if (this._reads.length > 0) {
        throw new Error("There are some read requests waitng on finished stream");
      }
      if (this._buffer.length > 0) {
        throw new Error("unrecognised content at end of stream");
      }
    };
  }
});

// node_modules/pngjs/lib/filter-parse-sync.js
var require_filter_parse_sync = __commonJS({
  "node_modules/pngjs/lib/filter-parse-sync.js"(exports) {
    "use strict";
    var SyncReader = require_sync_reader();
    var Filter = require_filter_parse();
    exports.process = function(inBuffer, bitmapInfo) {
      let outBuffers = [];
      let reader = new SyncReader(inBuffer);
      let filter = new Filter(bitmapInfo, {
        read: reader.read.bind(reader),
        write: function(bufferPart) {
          outBuffers.push(bufferPart);
        },
        complete: function() {
        }
      });
      filter.start();
      reader.process();
      return Buffer.concat(outBuffers);
    };
  }
});

// node_modules/pngjs/lib/parser-sync.js
var require_parser_sync = __commonJS({
  "node_modules/pngjs/lib/parser-sync.js"(exports, module) {
    "use strict";
    var hasSyncZlib = true;
    var zlib = __require("zlib");
    var inflateSync = require_sync_inflate();
    if (!zlib.deflateSync) {
      hasSyncZlib = false;
    }
    var SyncReader = require_sync_reader();
    var FilterSync = require_filter_parse_sync();
    var Parser = require_parser();
    var bitmapper = require_bitmapper();
    var formatNormaliser = require_format_normaliser();
    module.exports = function(buffer, options) {
      if (!hasSyncZlib) {
        throw new Error(
          "To use the sync capability of this library in old node versions, please pin pngjs to v2.3.0"
        );
      }
      let err;
      function handleError(_err_) {
        err = _err_;
      }
      let metaData;
      function handleMetaData(_metaData_) {
        metaData = _metaData_;
      }
      function handleTransColor(transColor) {
        metaData.transColor = transColor;
      }
      function handlePalette(palette) {
        metaData.palette = palette;
      }
      function handleSimpleTransparency() {
        metaData.alpha = true;
      }
      let gamma;
      function handleGamma(_gamma_) {
        gamma = _gamma_;
      }
      let inflateDataList = [];
      function handleInflateData(inflatedData2) {
        inflateDataList.push(inflatedData2);
      }
      let reader = new SyncReader(buffer);
      let parser = new Parser(options, {
        read: reader.read.bind(reader),
        error: handleError,
        metadata: handleMetaData,
        gamma: handleGamma,
        palette: handlePalette,
        transColor: handleTransColor,
        inflateData: handleInflateData,
        simpleTransparency: handleSimpleTransparency
      });
      parser.start();
      reader.process();
      if (err) {
        throw err;
      }
      let inflateData = Buffer.concat(inflateDataList);
      inflateDataList.length = 0;
      let inflatedData;
      if (metaData.interlace) {
        inflatedData = zlib.inflateSync(inflateData);
      } else {
        let rowSize = (metaData.width * metaData.bpp * metaData.depth + 7 >> 3) + 1;
        let imageSize = rowSize * metaData.height;
        inflatedData = inflateSync(inflateData, {
          chunkSize: imageSize,
          maxLength: imageSize
        });
      }
      inflateData = null;
      if (!inflatedData || !inflatedData.length) {
        throw new Error("bad png - invalid inflate data response");
      }
      let unfilteredData = FilterSync.process(inflatedData, metaData);
      inflateData = null;
      let bitmapData = bitmapper.dataToBitMap(unfilteredData, metaData);
      unfilteredData = null;
      let normalisedBitmapData = formatNormaliser(
        bitmapData,
        metaData,
        options.skipRescale
      );
      metaData.data = normalisedBitmapData;
      metaData.gamma = gamma || 0;
      return metaData;
    };
  }
});

// node_modules/pngjs/lib/packer-sync.js
var require_packer_sync = __commonJS({
  "node_modules/pngjs/lib/packer-sync.js"(exports, module) {
    "use strict";
    var hasSyncZlib = true;
    var zlib = __require("zlib");
    if (!zlib.deflateSync) {
      hasSyncZlib = false;
    }
    var constants = require_constants();
    var Packer = require_packer();
    module.exports = function(metaData, opt) {
      if (!hasSyncZlib) {
        throw new Error(
          "To use the sync capability of this library in old node versions, please pin pngjs to v2.3.0"
        );
      }
      let options = opt || {};
      let packer = new Packer(options);
      let chunks = [];
      chunks.push(Buffer.from(constants.PNG_SIGNATURE));
      chunks.push(packer.packIHDR(metaData.width, metaData.height));
      if (metaData.gamma) {
        chunks.push(packer.packGAMA(metaData.gamma));
      }
      let filteredData = packer.filterData(
        metaData.data,
        metaData.width,
        metaData.height
      );
      let compressedData = zlib.deflateSync(
        filteredData,
        packer.getDeflateOptions()
      );
      filteredData = null;
      if (!compressedData || !compressedData.length) {
        throw new Error("bad png - invalid compressed data response");
      }
      chunks.push(packer.packIDAT(compressedData));
      chunks.push(packer.packIEND());
      return Buffer.concat(chunks);
    };
  }
});

// node_modules/pngjs/lib/png-sync.js
var require_png_sync = __commonJS({
  "node_modules/pngjs/lib/png-sync.js"(exports) {
    "use strict";
    var parse = require_parser_sync();
    var pack = require_packer_sync();
    exports.read = function(buffer, options) {
      return parse(buffer, options || {});
    };
    exports.write = function(png, options) {
      return pack(png, options);
    };
  }
});

// node_modules/pngjs/lib/png.js
var require_png = __commonJS({
  "node_modules/pngjs/lib/png.js"(exports) {
    "use strict";
    var util = __require("util");
    var Stream = __require("stream");
    var Parser = require_parser_async();
    var Packer = require_packer_async();
    var PNGSync = require_png_sync();
    var PNG3 = exports.PNG = function(options) {
      Stream.call(this);
      options = options || {};
      this.width = options.width | 0;
      this.height = options.height | 0;
      this.data = this.width > 0 && this.height > 0 ? Buffer.alloc(4 * this.width * this.height) : null;
      if (options.fill && this.data) {
        this.data.fill(0);
      }
      this.gamma = 0;
      this.readable = this.writable = true;
      this._parser = new Parser(options);
      this._parser.on("error", this.emit.bind(this, "error"));
      this._parser.on("close", this._handleClose.bind(this));
      this._parser.on("metadata", this._metadata.bind(this));
      this._parser.on("gamma", this._gamma.bind(this));
      this._parser.on(
        "parsed",
        function(data) {
          this.data = data;
          this.emit("parsed", data);
        }.bind(this)
      );
      this._packer = new Packer(options);
      this._packer.on("data", this.emit.bind(this, "data"));
      this._packer.on("end", this.emit.bind(this, "end"));
      this._parser.on("close", this._handleClose.bind(this));
      this._packer.on("error", this.emit.bind(this, "error"));
    };
    util.inherits(PNG3, Stream);
    PNG3.sync = PNGSync;
    PNG3.prototype.pack = function() {
      if (!this.data || !this.data.length) {
        this.emit("error", "No data provided");
        return this;
      }
      process.nextTick(
        function() {
          this._packer.pack(this.data, this.width, this.height, this.gamma);
        }.bind(this)
      );
      return this;
    };
    PNG3.prototype.parse = function(data, callback) {
      if (callback) {
        let onParsed, onError;
        onParsed = function(parsedData) {
          this.removeListener("error", onError);
          this.data = parsedData;
          callback(null, this);
        }.bind(this);
        onError = function(err) {
          this.removeListener("parsed", onParsed);
          callback(err, null);
        }.bind(this);
        this.once("parsed", onParsed);
        this.once("error", onError);
      }
      this.end(data);
      return this;
    };
    PNG3.prototype.write = function(data) {
      this._parser.write(data);
      return true;
    };
    PNG3.prototype.end = function(data) {
      this._parser.end(data);
    };
    PNG3.prototype._metadata = function(metadata) {
      this.width = metadata.width;
      this.height = metadata.height;
      this.emit("metadata", metadata);
    };
    PNG3.prototype._gamma = function(gamma) {
      this.gamma = gamma;
    };
    PNG3.prototype._handleClose = function() {
      if (!this._parser.writable && !this._packer.readable) {
        this.emit("close");
      }
    };
    PNG3.bitblt = function(src, dst, srcX, srcY, width, height, deltaX, deltaY) {
      srcX |= 0;
      srcY |= 0;
      width |= 0;
      height |= 0;
      deltaX |= 0;
      deltaY |= 0;
      if (srcX > src.width || srcY > src.height || srcX + width > src.width || srcY + height > src.height) {
        throw new Error("bitblt reading outside image");
      }
      if (deltaX > dst.width || deltaY > dst.height || deltaX + width > dst.width || deltaY + height > dst.height) {
        throw new Error("bitblt writing outside image");
      }
      for (let y = 0; y < height; y++) {
        src.data.copy(
          dst.data,
          (deltaY + y) * dst.width + deltaX << 2,
          (srcY + y) * src.width + srcX << 2,
          (srcY + y) * src.width + srcX + width << 2
        );
      }
    };
    PNG3.prototype.bitblt = function(dst, srcX, srcY, width, height, deltaX, deltaY) {
      PNG3.bitblt(this, dst, srcX, srcY, width, height, deltaX, deltaY);
      return this;
    };
    PNG3.adjustGamma = function(src) {
      if (src.gamma) {
        for (let y = 0; y < src.height; y++) {
          for (let x = 0; x < src.width; x++) {
            let idx = src.width * y + x << 2;
            for (let i = 0; i < 3; i++) {
              let sample = src.data[idx + i] / 255;
              sample = Math.pow(sample, 1 / 2.2 / src.gamma);
              src.data[idx + i] = Math.round(sample * 255);
            }
          }
        }
        src.gamma = 0;
      }
    };
    PNG3.prototype.adjustGamma = function() {
      PNG3.adjustGamma(this);
    };
  }
});

// src/app/github/publish/check-replay.ts
import { isDeepStrictEqual } from "node:util";

// src/core/text.ts
var unseenCharacters = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2066-\u2069]/g;

// src/core/replay/workflow.ts
function parametersIn(template) {
  return [...template.matchAll(/\{\{([a-z][a-z0-9-]*)\}\}/g)].map((match) => match[1] ?? "");
}

// src/drivers/workflows/crop.ts
var import_pngjs2 = __toESM(require_png(), 1);

// src/drivers/desktop/png.ts
var import_pngjs = __toESM(require_png(), 1);
var PictureError = class extends Error {
};
var largestPicture = { side: 16384, pixels: 16384 * 4096, bytes: 64 << 20 };
var signature = 0x89504e470d0a1a0an;
function checkPng(bytes, largest2 = largestPicture) {
  if (bytes.length < 33 || bytes.readBigUInt64BE(0) !== signature || bytes.toString("latin1", 12, 16) !== "IHDR") {
    throw new PictureError("The picture is no PNG.");
  }
  const [width, height] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
  const { side: side2, pixels: pixels2 } = largest2;
  if (width === 0 || height === 0 || width > side2 || height > side2 || width * height > pixels2) {
    throw new PictureError(`The picture is ${width}\xD7${height} pixels large; at most ${side2} a side are read.`);
  }
  if (bytes.length > largestPicture.bytes) throw new PictureError("The file of the picture is too large.");
  if (bytes.readUInt8(28) !== 0) throw new PictureError("The picture is interlaced; save it without.");
  return { width, height };
}

// src/drivers/workflows/crop.ts
var largestSide = 4096;
function encodeCrop({ width, height, grey }) {
  const png = new import_pngjs2.PNG({ width, height });
  png.data = Buffer.from(grey);
  return import_pngjs2.PNG.sync.write(png, { colorType: 0, inputColorType: 0, inputHasAlpha: false, bitDepth: 8, deflateLevel: 9 });
}
function decodeCrop(bytes) {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { width, height } = checkPng(buffer, { side: largestSide, pixels: largestSide * largestSide });
  const png = import_pngjs2.PNG.sync.read(buffer);
  if (png.data.length < width * height * 4) throw new Error("it is cut off");
  const grey = new Uint8Array(width * height);
  for (let index = 0; index < grey.length; index++) {
    const at = index * 4;
    const [red = 0, green = 0, blue = 0] = [png.data[at], png.data[at + 1], png.data[at + 2]];
    grey[index] = Math.round(0.299 * red + 0.587 * green + 0.114 * blue);
  }
  return { width, height, grey };
}

// src/drivers/workflows/ink.ts
var side = 24;
var values = side * side;
function packInk({ shape, aspect, fill, centre }) {
  let largest2 = 0;
  for (const value of shape) largest2 = Math.max(largest2, Math.abs(value));
  const bytes = Buffer.alloc(values);
  for (let index = 0; index < values; index++) {
    bytes.writeInt8(largest2 > 0 ? Math.round((shape[index] ?? 0) / largest2 * 127) : 0, index);
  }
  return {
    shape: bytes.toString("base64"),
    aspect: round(aspect),
    fill: round(fill),
    centre: { x: round(centre.x), y: round(centre.y) }
  };
}
function unpackInk({ shape, aspect, fill, centre }) {
  const bytes = Buffer.from(shape, "base64");
  const unpacked = new Float32Array(values);
  let square = 0;
  for (let index = 0; index < values; index++) square += bytes.readInt8(index) ** 2;
  const length2 = Math.sqrt(square) || 1;
  for (let index = 0; index < values; index++) unpacked[index] = bytes.readInt8(index) / length2;
  return { shape: unpacked, aspect, fill, centre };
}
function round(value) {
  return Math.round(value * 1e3) / 1e3;
}

// src/core/ports/desktop.ts
var mouseButtons = ["left", "right", "middle"];

// src/drivers/workflows/schema.ts
var workflowSchemaId = "https://raw.githubusercontent.com/heal/heal/main/docs/reference/workflow.schema.json";
var deviceNames = /^(con|prn|aux|nul|com\d|lpt\d)$/;
var idSchema = external_exports.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/, "use lower case letters, digits and hyphens, at most 64").refine((id) => !deviceNames.test(id), "is the name of a device on Windows: choose another");
var parameterName = external_exports.string().regex(/^[a-z][a-z0-9-]{0,39}$/, "use lower case letters, digits and hyphens, beginning with a letter, at most 40");
var text = external_exports.string().max(1e4);
var shortText = external_exports.string().max(500);
var pixels = external_exports.number().int().min(-1e5).max(1e5);
var length = external_exports.number().int().min(1).max(1e5);
var share = external_exports.number().min(0).max(1);
var boxSchema = external_exports.strictObject({ x: pixels, y: pixels, width: length, height: length });
var size = external_exports.strictObject({ width: length, height: length });
var inkSchema = external_exports.strictObject({
  shape: external_exports.base64().length(768),
  aspect: external_exports.number().min(0).max(1e3),
  fill: share,
  centre: external_exports.strictObject({ x: share, y: share })
});
var windowSchema = external_exports.strictObject({
  class: shortText.default("").describe("class of the window; empty for any"),
  application: shortText.default("").describe("file name of the program, lower case, without .exe; empty for any"),
  title: shortText.default("").describe("its title; * for what changes; empty for any")
});
var key = external_exports.string().min(1).max(40);
var actionSchema = external_exports.discriminatedUnion("do", [
  external_exports.strictObject({
    do: external_exports.literal("click"),
    target: idSchema,
    button: external_exports.enum(mouseButtons).default("left"),
    count: external_exports.union([external_exports.literal(1), external_exports.literal(2)]).default(1)
  }),
  external_exports.strictObject({ do: external_exports.literal("drag"), target: idSchema, to: idSchema }),
  external_exports.strictObject({ do: external_exports.literal("type"), text: text.describe("{{name}} stands for a parameter") }),
  external_exports.strictObject({ do: external_exports.literal("press"), keys: external_exports.array(key).min(1).max(6) }),
  external_exports.strictObject({ do: external_exports.literal("wait"), ms: external_exports.number().int().min(0).max(6e5) }),
  external_exports.strictObject({ do: external_exports.literal("focus") }),
  external_exports.strictObject({ do: external_exports.literal("close") })
]);
var postconditionSchema = external_exports.discriminatedUnion("see", [
  external_exports.strictObject({ see: external_exports.literal("change"), region: boxSchema.optional() }),
  external_exports.strictObject({ see: external_exports.literal("no-change"), region: boxSchema.optional() }),
  external_exports.strictObject({ see: external_exports.literal("window"), title: shortText, isThere: external_exports.boolean().default(true) }),
  external_exports.strictObject({ see: external_exports.literal("text"), target: idSchema, equals: text }),
  external_exports.strictObject({ see: external_exports.literal("file"), path: text, contains: text.optional() }),
  external_exports.strictObject({
    see: external_exports.literal("http"),
    url: text,
    status: external_exports.number().int().min(100).max(599),
    contains: text.optional()
  }),
  external_exports.strictObject({ see: external_exports.literal("sql"), file: text, query: text, equals: text })
]);
var stepSchema = external_exports.strictObject({
  id: idSchema,
  title: shortText,
  window: windowSchema,
  action: actionSchema,
  after: external_exports.array(postconditionSchema).max(20).default([]),
  isIrreversible: external_exports.boolean().default(false).describe("cannot be taken back: only found by its recorded picture or control, or with a person"),
  timeoutMs: external_exports.number().int().min(100).max(36e5).default(1e4)
});
var targetSchema = external_exports.strictObject({
  label: shortText,
  screen: idSchema,
  box: boxSchema,
  grip: external_exports.strictObject({ x: share, y: share }).default({ x: 0.5, y: 0.5 }),
  element: external_exports.strictObject({ role: shortText, name: shortText, controlId: shortText }).optional().describe("the control that the platform told of"),
  texts: external_exports.array(shortText).max(50).default([]).describe("its text, and other words that mean the same"),
  ink: external_exports.union([external_exports.literal("as its mark"), inkSchema]).optional().describe("its label; usually that of the mark with the same box in its screen")
});
var parameterSchema = external_exports.strictObject({
  name: parameterName,
  label: shortText.default(""),
  isSecret: external_exports.boolean().default(false).describe("never written anywhere: taken from HEAL_REPLAY_<NAME>"),
  value: text.optional()
});
var workflowSchema = external_exports.strictObject({
  $schema: external_exports.string().max(500).optional(),
  version: external_exports.literal(1),
  title: shortText,
  recordedOn: size,
  parameters: external_exports.array(parameterSchema).max(100).default([]),
  steps: external_exports.array(stepSchema).min(1).max(1e3),
  targets: external_exports.record(idSchema, targetSchema).default({})
});
var screenSchema = external_exports.strictObject({
  client: size,
  marks: external_exports.array(external_exports.strictObject({ box: boxSchema, text: shortText.default(""), ink: inkSchema.optional() })).max(2e3)
});

// src/drivers/workflows/decode.ts
async function decodeWorkflow(name, folder, read) {
  const file = parsePart(workflowSchema, await requirePart(read, folder, "workflow.json"), `${folder}/workflow.json`);
  checkReferences(file, `${folder}/workflow.json`);
  const warnings = [];
  const screens = makeRecord();
  for (const id of new Set(Object.values(file.targets).map((target) => target.screen))) {
    const path = `screens/${id}.json`;
    const screen = parsePart(screenSchema, await requirePart(read, folder, path), `${folder}/${path}`);
    screens[id] = {
      id,
      client: screen.client,
      marks: screen.marks.map(({ box, text: text2, ink }) => ({ box, text: text2, ink: ink && unpackInk(ink) }))
    };
  }
  const targets = makeRecord();
  for (const [id, target] of Object.entries(file.targets)) {
    const { picture, problem } = await readCrop(read, `targets/${id}.png`);
    if (problem !== void 0) {
      warnings.push(
        `${folder}/targets/${id}.png cannot be used (${problem}): \u201C${target.label}\u201D is not looked for by its picture. Bring the file back from Git, or record the step again.`
      );
    }
    const { label, screen, box, grip, element, texts, ink } = target;
    const unpacked = ink === "as its mark" ? findMarkInk(screens[screen], box) : ink && unpackInk(ink);
    targets[id] = { id, label, screen, box, grip, picture, ink: unpacked, element, texts };
  }
  return {
    workflow: {
      name,
      title: file.title,
      recordedOn: file.recordedOn,
      parameters: file.parameters.map(({ name: one, label, isSecret, value }) => ({
        name: one,
        label,
        isSecret,
        value
      })),
      steps: file.steps.map(({ window, action, after, ...step }) => ({
        ...step,
        window: { className: window.class, application: window.application, title: window.title },
        action,
        after: after.map(toPostcondition)
      })),
      targets,
      screens
    },
    warnings
  };
}
function findMarkInk(screen, box) {
  const isSame = (other) => other.x === box.x && other.y === box.y && other.width === box.width && other.height === box.height;
  return screen?.marks.find((mark) => isSame(mark.box))?.ink;
}
function toPostcondition(one) {
  switch (one.see) {
    case "change":
    case "no-change":
      return one.region ? { see: one.see, region: one.region } : { see: one.see };
    case "file": {
      const { contains, ...rest } = one;
      return contains === void 0 ? rest : { ...rest, contains };
    }
    case "http": {
      const { contains, ...rest } = one;
      return contains === void 0 ? rest : { ...rest, contains };
    }
    default:
      return one;
  }
}
async function readCrop(read, path) {
  try {
    const bytes = await read(path);
    if (!bytes) return { picture: void 0, problem: "it is missing" };
    return { picture: decodeCrop(bytes), problem: void 0 };
  } catch (error) {
    return { picture: void 0, problem: messageOf(error).replace(unseenCharacters, "").slice(0, 200) };
  }
}
async function requirePart(read, folder, path) {
  try {
    const bytes = await read(path);
    if (bytes) return bytes;
  } catch (error) {
    throw new ConfigError(`${folder}/${path} cannot be read: ${messageOf(error)}`, "Bring it back from Git.");
  }
  throw new ConfigError(`${folder}/${path} is missing`, "Bring it back from Git, or record the workflow again.");
}
function parsePart(schema, bytes, file) {
  const remedy = "Correct it by hand, or bring the file back from Git.";
  const json = parseJson(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("utf8"));
  if (json === void 0) throw new ConfigError(`${file} is no JSON`, remedy);
  const parsed = schema.safeParse(json);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.slice(0, 5).map(({ path, message }) => {
    const place = path.map(String).join(".").replace(unseenCharacters, "").slice(0, 200);
    return `${file}: ${place === "" ? "" : `${place}: `}${message.replace(unseenCharacters, "").slice(0, 300)}`;
  });
  throw new ConfigError(problems.join("\n"), remedy);
}
function checkReferences(file, where) {
  const problems = [];
  const targets = new Set(Object.keys(file.targets));
  const parameters = new Set(file.parameters.map(({ name }) => name));
  const steps = /* @__PURE__ */ new Set();
  if (parameters.size < file.parameters.length) problems.push("two parameters have the same name");
  for (const { name, isSecret, value } of file.parameters) {
    if (isSecret && value !== void 0) problems.push(`parameter ${name} is secret, and its value stands here`);
  }
  for (const { id, action, after } of file.steps) {
    if (steps.has(id)) problems.push(`two steps are called ${id}`);
    steps.add(id);
    const named = [
      ...action.do === "click" ? [action.target] : [],
      ...action.do === "drag" ? [action.target, action.to] : [],
      ...after.flatMap((one) => one.see === "text" ? [one.target] : [])
    ];
    for (const target of named) {
      if (!targets.has(target)) problems.push(`step ${id}: there is no target ${target}`);
    }
    const templates = [
      ...action.do === "type" ? [action.text] : [],
      ...after.flatMap((one) => Object.values(one).filter((value) => typeof value === "string"))
    ];
    for (const name of templates.flatMap(parametersIn)) {
      if (!parameters.has(name)) problems.push(`step ${id}: there is no parameter ${name}`);
    }
  }
  if (problems.length === 0) return;
  const remedy = "Correct it by hand, or bring the file back from Git.";
  throw new ConfigError(`${where}: ${problems.slice(0, 5).join("; ")}`, remedy);
}
function makeRecord() {
  return /* @__PURE__ */ Object.create(null);
}

// src/drivers/workflows/format-json.ts
var widest = 120;
function formatJson(value) {
  return `${format(value, 0)}
`;
}
function format(value, depth) {
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const entries = Array.isArray(value) ? value.map((child) => ["", child]) : Object.entries(value).filter(([, child]) => child !== void 0).map(([key2, child]) => [`${JSON.stringify(key2)}: `, child]);
  const [open, close] = Array.isArray(value) ? ["[", "]"] : ["{", "}"];
  if (entries.length === 0) return `${open}${close}`;
  const pad = Array.isArray(value) ? "" : " ";
  const inOneLine = entries.map(([key2, child]) => `${key2}${format(child, depth + 1)}`).join(", ");
  const isList = Array.isArray(value) && value.some((child) => typeof child === "object" && child !== null);
  if (depth > (isList ? 1 : 0) && !inOneLine.includes("\n") && inOneLine.length + depth * 2 + 4 <= widest) {
    return `${open}${pad}${inOneLine}${pad}${close}`;
  }
  const indent = "  ".repeat(depth + 1);
  const lines = entries.map(([key2, child]) => `${indent}${key2}${format(child, depth + 1)}`);
  return `${open}
${lines.join(",\n")}
${"  ".repeat(depth)}${close}`;
}

// src/drivers/workflows/encode.ts
function encodeWorkflow(workflow) {
  const files = /* @__PURE__ */ new Map();
  const put = (path, value) => files.set(path, Buffer.from(formatJson(value)));
  put("workflow.json", toWorkflowFile(workflow));
  for (const screen of sortedValues(workflow.screens)) put(`screens/${screen.id}.json`, toScreenFile(screen));
  for (const { id, picture } of sortedValues(workflow.targets)) {
    if (picture) files.set(`targets/${id}.png`, encodeCrop(picture));
  }
  return files;
}
function toWorkflowFile(workflow) {
  return {
    $schema: workflowSchemaId,
    version: 1,
    title: workflow.title,
    recordedOn: workflow.recordedOn,
    parameters: workflow.parameters.map(({ name, label, isSecret, value }) => ({
      name,
      label,
      isSecret,
      ...value === void 0 || isSecret ? {} : { value }
    })),
    steps: workflow.steps.map(({ id, title, window, action, after, isIrreversible, timeoutMs }) => ({
      id,
      title,
      window: { class: window.className, application: window.application, title: window.title },
      action: action.do === "press" ? { ...action, keys: [...action.keys] } : { ...action },
      after: after.map(
        (one) => (one.see === "change" || one.see === "no-change") && one.region ? { see: one.see, region: roundBox(one.region) } : { ...one }
      ),
      isIrreversible,
      timeoutMs
    })),
    targets: Object.fromEntries(
      sortedValues(workflow.targets).map((target) => [
        target.id,
        toTargetFile(target, workflow.screens[target.screen])
      ])
    )
  };
}
function toTargetFile({ label, screen, box, grip, element, texts, ink }, on) {
  const packed = ink && packInk(ink);
  const mark = on?.marks.find((one) => isSameBox(roundBox(one.box), roundBox(box)));
  const isThatOfMark = packed && mark?.ink && JSON.stringify(packInk(mark.ink)) === JSON.stringify(packed);
  return {
    label,
    screen,
    box: roundBox(box),
    grip: { x: round(grip.x), y: round(grip.y) },
    ...element ? { element: { ...element } } : {},
    texts: [...texts],
    ...packed ? { ink: isThatOfMark ? "as its mark" : packed } : {}
  };
}
function isSameBox(a, b) {
  return a.x === b.x && a.y === b.y && a.width === b.width && a.height === b.height;
}
function toScreenFile({ client, marks }) {
  return {
    client: { width: client.width, height: client.height },
    marks: marks.map(({ box, ink, text: text2 }) => ({ box: roundBox(box), text: text2, ...ink ? { ink: packInk(ink) } : {} })).toSorted((a, b) => a.box.y - b.box.y || a.box.x - b.box.x || a.box.width - b.box.width)
  };
}
function roundBox({ x, y, width, height }) {
  return {
    x: Math.round(x),
    y: Math.round(y),
    width: Math.max(1, Math.round(width)),
    height: Math.max(1, Math.round(height))
  };
}
function sortedValues(record) {
  return Object.values(record).toSorted((a, b) => a.id < b.id ? -1 : Number(a.id > b.id));
}

// src/drivers/workflows/journal.ts
var entrySchema = external_exports.discriminatedUnion("is", [
  external_exports.object({ is: external_exports.literal("begin"), run: external_exports.string(), at: external_exports.string() }),
  external_exports.object({ is: external_exports.literal("intend"), run: external_exports.string(), step: external_exports.string(), at: external_exports.string() }),
  external_exports.object({ is: external_exports.literal("acted"), run: external_exports.string(), step: external_exports.string(), at: external_exports.string() }),
  external_exports.object({
    is: external_exports.literal("settled"),
    run: external_exports.string(),
    step: external_exports.string(),
    at: external_exports.string(),
    status: external_exports.enum(["done", "failed"])
  }),
  external_exports.object({ is: external_exports.literal("end"), run: external_exports.string(), at: external_exports.string(), status: external_exports.string() })
]);

// src/core/fingerprint.ts
import { createHash } from "node:crypto";
function sha256(text2) {
  return createHash("sha256").update(text2).digest("hex");
}

// src/domains/replay/healing/finding.ts
var rules = { changed: "replay/target-changed", renamed: "replay/target-renamed" };
function isRenamed({ before, after }) {
  const fold = (text2) => text2.normalize("NFKC").toLowerCase().replace(/\s+/g, " ").trim();
  const known = new Set(before.texts.map(fold));
  const names = [before.element?.name, after.element?.name].map((name) => fold(name ?? ""));
  if (names[0] && names[1] && names[0] !== names[1]) return true;
  return known.size > 0 && after.texts.length > 0 && !after.texts.map(fold).some((text2) => known.has(text2));
}
function keepsTexts(before, after) {
  const kept = before.texts.filter((text2) => after.texts.includes(text2)).length;
  return kept === before.texts.length || kept === 0 && after.texts.length > 0;
}

// src/domains/replay/healing/excerpt.ts
function targetsOf({ action }) {
  return action.do === "click" ? [action.target] : action.do === "drag" ? [action.target, action.to] : [];
}

// src/app/replay/paths.ts
var workflowsPath = ".github/heal/replay";

// src/syntax/comments.ts
function listComments(path, text2) {
  return /\.pyi?$/i.test(path) ? listPython(text2) : listJavaScript(text2);
}
var pythonToken = /#[^\r\n]*|("""|'''|"|')/g;
function listPython(text2) {
  const comments = [];
  pythonToken.lastIndex = 0;
  for (let match = pythonToken.exec(text2); match; match = pythonToken.exec(text2)) {
    const [token, quote] = match;
    if (quote === void 0) comments.push(token);
    else pythonToken.lastIndex = endOfString(text2, pythonToken.lastIndex, quote);
  }
  return comments;
}
function endOfString(text2, start, quote) {
  for (let at = start; at < text2.length; at += 1) {
    const sign = text2[at];
    if (sign === "\\") at += text2[at + 1] === "\r" && text2[at + 2] === "\n" ? 2 : 1;
    else if (text2.startsWith(quote, at)) return at + quote.length;
    else if (quote.length === 1 && (sign === "\n" || sign === "\r")) return at;
  }
  return text2.length;
}
var scriptToken = /\/\/[^\r\n\u2028\u2029]*|\/\*|["'`{}]|\//g;
var endsValue = /(?:[\w$)\]]|\+\+|--)$/;
var wordsBeforeRegExp = /\b(?:return|typeof|case|in|of|do|else|void|delete|instanceof|new|throw|yield|await)$/;
function listJavaScript(text2) {
  const comments = [];
  const templates = [];
  scriptToken.lastIndex = text2.startsWith("#!") ? endOfLine(text2, 0) : 0;
  const inTemplate = (from) => {
    const end = endOfTemplatePart(text2, from);
    if (text2.startsWith("${", end - 2)) templates.push(0);
    scriptToken.lastIndex = end;
  };
  for (let match = scriptToken.exec(text2); match; match = scriptToken.exec(text2)) {
    const [token] = match;
    const after = scriptToken.lastIndex;
    const depth = templates.at(-1);
    if (token.startsWith("//")) comments.push(token);
    else if (token === "/*") {
      const end = text2.indexOf("*/", after);
      comments.push(text2.slice(match.index, end === -1 ? text2.length : end + 2));
      scriptToken.lastIndex = end === -1 ? text2.length : end + 2;
    } else if (token === "`") inTemplate(after);
    else if (token === "{" && depth !== void 0) templates[templates.length - 1] = depth + 1;
    else if (token === "}" && depth !== void 0) {
      if (depth > 0) templates[templates.length - 1] = depth - 1;
      else {
        templates.pop();
        inTemplate(after);
      }
    } else if (token === '"' || token === "'") scriptToken.lastIndex = endOfString(text2, after, token);
    else if (token === "/" && isRegExp(text2, match.index)) scriptToken.lastIndex = endOfRegExp(text2, after);
  }
  return comments;
}
function endOfLine(text2, start) {
  const end = text2.slice(start).search(/[\r\n]/);
  return end === -1 ? text2.length : start + end;
}
function endOfTemplatePart(text2, start) {
  for (let at = start; at < text2.length; at += 1) {
    if (text2[at] === "\\") at += 1;
    else if (text2[at] === "`") return at + 1;
    else if (text2[at] === "$" && text2[at + 1] === "{") return at + 2;
  }
  return text2.length;
}
function isRegExp(text2, at) {
  const before = text2.slice(Math.max(0, at - 80), at).trimEnd();
  return before.endsWith("<") ? false : !endsValue.test(before) || wordsBeforeRegExp.test(before);
}
function endOfRegExp(text2, start) {
  let inClass = false;
  for (let at = start; at < text2.length; at += 1) {
    const sign = text2[at];
    if (sign === "\n" || sign === "\r") return start;
    if (sign === "\\") at += 1;
    else if (sign === "[") inClass = true;
    else if (sign === "]") inClass = false;
    else if (sign === "/" && !inClass) return at + 1;
  }
  return start;
}

// node_modules/diff/libesm/diff/base.js
var Diff = class {
  diff(oldStr, newStr, options = {}) {
    let callback;
    if (typeof options === "function") {
      callback = options;
      options = {};
    } else if ("callback" in options) {
      callback = options.callback;
    }
    const oldString = this.castInput(oldStr, options);
    const newString = this.castInput(newStr, options);
    const oldTokens = this.removeEmpty(this.tokenize(oldString, options));
    const newTokens = this.removeEmpty(this.tokenize(newString, options));
    return this.diffWithOptionsObj(oldTokens, newTokens, options, callback);
  }
  diffWithOptionsObj(oldTokens, newTokens, options, callback) {
    var _a;
    const done = (value) => {
      value = this.postProcess(value, options);
      if (callback) {
        setTimeout(function() {
          callback(value);
        }, 0);
        return void 0;
      } else {
        return value;
      }
    };
    const newLen = newTokens.length, oldLen = oldTokens.length;
    let editLength = 1;
    let maxEditLength = newLen + oldLen;
    if (options.maxEditLength != null) {
      maxEditLength = Math.min(maxEditLength, options.maxEditLength);
    }
    const maxExecutionTime = (_a = options.timeout) !== null && _a !== void 0 ? _a : Infinity;
    const abortAfterTimestamp = Date.now() + maxExecutionTime;
    const bestPath = [{ oldPos: -1, lastComponent: void 0 }];
    let newPos = this.extractCommon(bestPath[0], newTokens, oldTokens, 0, options);
    if (bestPath[0].oldPos + 1 >= oldLen && newPos + 1 >= newLen) {
      return done(this.buildValues(bestPath[0].lastComponent, newTokens, oldTokens));
    }
    let minDiagonalToConsider = -Infinity, maxDiagonalToConsider = Infinity;
    const execEditLength = () => {
      for (let diagonalPath = Math.max(minDiagonalToConsider, -editLength); diagonalPath <= Math.min(maxDiagonalToConsider, editLength); diagonalPath += 2) {
        let basePath;
        const removePath = bestPath[diagonalPath - 1], addPath = bestPath[diagonalPath + 1];
        if (removePath) {
          bestPath[diagonalPath - 1] = void 0;
        }
        let canAdd = false;
        if (addPath) {
          const addPathNewPos = addPath.oldPos - diagonalPath;
          canAdd = addPath && 0 <= addPathNewPos && addPathNewPos < newLen;
        }
        const canRemove = removePath && removePath.oldPos + 1 < oldLen;
        if (!canAdd && !canRemove) {
          bestPath[diagonalPath] = void 0;
          continue;
        }
        if (!canRemove || canAdd && removePath.oldPos < addPath.oldPos) {
          basePath = this.addToPath(addPath, true, false, 0, options);
        } else {
          basePath = this.addToPath(removePath, false, true, 1, options);
        }
        newPos = this.extractCommon(basePath, newTokens, oldTokens, diagonalPath, options);
        if (basePath.oldPos + 1 >= oldLen && newPos + 1 >= newLen) {
          return done(this.buildValues(basePath.lastComponent, newTokens, oldTokens)) || true;
        } else {
          bestPath[diagonalPath] = basePath;
          if (basePath.oldPos + 1 >= oldLen) {
            maxDiagonalToConsider = Math.min(maxDiagonalToConsider, diagonalPath - 1);
          }
          if (newPos + 1 >= newLen) {
            minDiagonalToConsider = Math.max(minDiagonalToConsider, diagonalPath + 1);
          }
        }
      }
      editLength++;
    };
    if (callback) {
      (function exec() {
        setTimeout(function() {
          if (editLength > maxEditLength || Date.now() > abortAfterTimestamp) {
            return callback(void 0);
          }
          if (!execEditLength()) {
            exec();
          }
        }, 0);
      })();
    } else {
      while (editLength <= maxEditLength && Date.now() <= abortAfterTimestamp) {
        const ret = execEditLength();
        if (ret) {
          return ret;
        }
      }
    }
  }
  addToPath(path, added, removed, oldPosInc, options) {
    const last = path.lastComponent;
    if (last && !options.oneChangePerToken && last.added === added && last.removed === removed) {
      return {
        oldPos: path.oldPos + oldPosInc,
        lastComponent: { count: last.count + 1, added, removed, previousComponent: last.previousComponent }
      };
    } else {
      return {
        oldPos: path.oldPos + oldPosInc,
        lastComponent: { count: 1, added, removed, previousComponent: last }
      };
    }
  }
  extractCommon(basePath, newTokens, oldTokens, diagonalPath, options) {
    const newLen = newTokens.length, oldLen = oldTokens.length;
    let oldPos = basePath.oldPos, newPos = oldPos - diagonalPath, commonCount = 0;
    while (newPos + 1 < newLen && oldPos + 1 < oldLen && this.equals(oldTokens[oldPos + 1], newTokens[newPos + 1], options)) {
      newPos++;
      oldPos++;
      commonCount++;
      if (options.oneChangePerToken) {
        basePath.lastComponent = { count: 1, previousComponent: basePath.lastComponent, added: false, removed: false };
      }
    }
    if (commonCount && !options.oneChangePerToken) {
      basePath.lastComponent = { count: commonCount, previousComponent: basePath.lastComponent, added: false, removed: false };
    }
    basePath.oldPos = oldPos;
    return newPos;
  }
  equals(left, right, options) {
    if (options.comparator) {
      return options.comparator(left, right);
    } else {
      return left === right || !!options.ignoreCase && left.toLowerCase() === right.toLowerCase();
    }
  }
  removeEmpty(array) {
    const ret = [];
    for (let i = 0; i < array.length; i++) {
      if (array[i]) {
        ret.push(array[i]);
      }
    }
    return ret;
  }
  // eslint-disable-next-line @typescript-eslint/no-unused-vars
  castInput(value, options) {
    return value;
  }
  // eslint-disable-next-line @typescript-eslint/no-unused-vars
  tokenize(value, options) {
    return Array.from(value);
  }
  join(chars) {
    return chars.join("");
  }
  postProcess(changeObjects, options) {
    return changeObjects;
  }
  get useLongestToken() {
    return false;
  }
  buildValues(lastComponent, newTokens, oldTokens) {
    const components = [];
    let nextComponent;
    while (lastComponent) {
      components.push(lastComponent);
      nextComponent = lastComponent.previousComponent;
      delete lastComponent.previousComponent;
      lastComponent = nextComponent;
    }
    components.reverse();
    const componentLen = components.length;
    let componentPos = 0, newPos = 0, oldPos = 0;
    for (; componentPos < componentLen; componentPos++) {
      const component = components[componentPos];
      if (!component.removed) {
        if (!component.added && this.useLongestToken) {
          let value = newTokens.slice(newPos, newPos + component.count);
          value = value.map(function(value2, i) {
            const oldValue = oldTokens[oldPos + i];
            return oldValue.length > value2.length ? oldValue : value2;
          });
          component.value = this.join(value);
        } else {
          component.value = this.join(newTokens.slice(newPos, newPos + component.count));
        }
        newPos += component.count;
        if (!component.added) {
          oldPos += component.count;
        }
      } else {
        component.value = this.join(oldTokens.slice(oldPos, oldPos + component.count));
        oldPos += component.count;
      }
    }
    return components;
  }
};

// node_modules/diff/libesm/diff/line.js
var LineDiff = class extends Diff {
  constructor() {
    super(...arguments);
    this.tokenize = tokenize;
  }
  equals(left, right, options) {
    if (options.ignoreWhitespace) {
      if (!options.newlineIsToken || !left.includes("\n")) {
        left = left.trim();
      }
      if (!options.newlineIsToken || !right.includes("\n")) {
        right = right.trim();
      }
    } else if (options.ignoreNewlineAtEof && !options.newlineIsToken) {
      if (left.endsWith("\n")) {
        left = left.slice(0, -1);
      }
      if (right.endsWith("\n")) {
        right = right.slice(0, -1);
      }
    }
    return super.equals(left, right, options);
  }
};
var lineDiff = new LineDiff();
function diffLines(oldStr, newStr, options) {
  return lineDiff.diff(oldStr, newStr, options);
}
function tokenize(value, options) {
  if (options.stripTrailingCr) {
    value = value.replace(/\r\n/g, "\n");
  }
  const retLines = [], linesAndNewlines = value.split(/(\n|\r\n)/);
  if (!linesAndNewlines[linesAndNewlines.length - 1]) {
    linesAndNewlines.pop();
  }
  for (let i = 0; i < linesAndNewlines.length; i++) {
    const line = linesAndNewlines[i];
    if (i % 2 && !options.newlineIsToken) {
      retLines[retLines.length - 1] += line;
    } else {
      retLines.push(line);
    }
  }
  return retLines;
}

// node_modules/diff/libesm/patch/create.js
function needsQuoting(s) {
  for (let i = 0; i < s.length; i++) {
    if (s[i] < " " || s[i] > "~" || s[i] === '"' || s[i] === "\\") {
      return true;
    }
  }
  return false;
}
function quoteFileNameIfNeeded(s) {
  if (!needsQuoting(s)) {
    return s;
  }
  let result = '"';
  const bytes = new TextEncoder().encode(s);
  let i = 0;
  while (i < bytes.length) {
    const b = bytes[i];
    if (b === 7) {
      result += "\\a";
    } else if (b === 8) {
      result += "\\b";
    } else if (b === 9) {
      result += "\\t";
    } else if (b === 10) {
      result += "\\n";
    } else if (b === 11) {
      result += "\\v";
    } else if (b === 12) {
      result += "\\f";
    } else if (b === 13) {
      result += "\\r";
    } else if (b === 34) {
      result += '\\"';
    } else if (b === 92) {
      result += "\\\\";
    } else if (b >= 32 && b <= 126) {
      result += String.fromCharCode(b);
    } else {
      result += "\\" + b.toString(8).padStart(3, "0");
    }
    i++;
  }
  result += '"';
  return result;
}
var INCLUDE_HEADERS = {
  includeIndex: true,
  includeUnderline: true,
  includeFileHeaders: true
};
function structuredPatch(oldFileName, newFileName, oldStr, newStr, oldHeader, newHeader, options) {
  let optionsObj;
  if (!options) {
    optionsObj = {};
  } else if (typeof options === "function") {
    optionsObj = { callback: options };
  } else {
    optionsObj = options;
  }
  if (typeof optionsObj.context === "undefined") {
    optionsObj.context = 4;
  }
  const context = optionsObj.context;
  if (optionsObj.newlineIsToken) {
    throw new Error("newlineIsToken may not be used with patch-generation functions, only with diffing functions");
  }
  if (!optionsObj.callback) {
    return diffLinesResultToPatch(diffLines(oldStr, newStr, optionsObj));
  } else {
    const { callback } = optionsObj;
    diffLines(oldStr, newStr, Object.assign(Object.assign({}, optionsObj), { callback: (diff) => {
      const patch = diffLinesResultToPatch(diff);
      callback(patch);
    } }));
  }
  function diffLinesResultToPatch(diff) {
    if (!diff) {
      return;
    }
    diff.push({ value: "", lines: [] });
    function contextLines(lines) {
      return lines.map(function(entry) {
        return " " + entry;
      });
    }
    const hunks = [];
    let oldRangeStart = 0, newRangeStart = 0, curRange = [], oldLine = 1, newLine = 1;
    for (let i = 0; i < diff.length; i++) {
      const current = diff[i], lines = current.lines || splitLines(current.value);
      current.lines = lines;
      if (current.added || current.removed) {
        if (!oldRangeStart) {
          const prev = diff[i - 1];
          oldRangeStart = oldLine;
          newRangeStart = newLine;
          if (prev) {
            curRange = context > 0 ? contextLines(prev.lines.slice(-context)) : [];
            oldRangeStart -= curRange.length;
            newRangeStart -= curRange.length;
          }
        }
        for (const line of lines) {
          curRange.push((current.added ? "+" : "-") + line);
        }
        if (current.added) {
          newLine += lines.length;
        } else {
          oldLine += lines.length;
        }
      } else {
        if (oldRangeStart) {
          if (lines.length <= context * 2 && i < diff.length - 2) {
            for (const line of contextLines(lines)) {
              curRange.push(line);
            }
          } else {
            const contextSize = Math.min(lines.length, context);
            for (const line of contextLines(lines.slice(0, contextSize))) {
              curRange.push(line);
            }
            const hunk = {
              oldStart: oldRangeStart,
              oldLines: oldLine - oldRangeStart + contextSize,
              newStart: newRangeStart,
              newLines: newLine - newRangeStart + contextSize,
              lines: curRange
            };
            hunks.push(hunk);
            oldRangeStart = 0;
            newRangeStart = 0;
            curRange = [];
          }
        }
        oldLine += lines.length;
        newLine += lines.length;
      }
    }
    for (const hunk of hunks) {
      for (let i = 0; i < hunk.lines.length; i++) {
        if (hunk.lines[i].endsWith("\n")) {
          hunk.lines[i] = hunk.lines[i].slice(0, -1);
        } else {
          hunk.lines.splice(i + 1, 0, "\\ No newline at end of file");
          i++;
        }
      }
    }
    return {
      oldFileName,
      newFileName,
      oldHeader,
      newHeader,
      hunks
    };
  }
}
function formatPatch(patch, headerOptions) {
  var _a, _b, _c, _d, _e, _f;
  if (!headerOptions) {
    headerOptions = INCLUDE_HEADERS;
  }
  if (Array.isArray(patch)) {
    if (patch.length > 1 && !headerOptions.includeFileHeaders && !patch.every((p) => p.isGit)) {
      throw new Error("Cannot omit file headers on a multi-file patch. (The result would be unparseable; how would a tool trying to apply the patch know which changes are to which file?)");
    }
    return patch.map((p) => formatPatch(p, headerOptions)).join("\n");
  }
  const ret = [];
  if (patch.isGit) {
    headerOptions = INCLUDE_HEADERS;
    if (!patch.oldFileName) {
      throw new Error("oldFileName must be specified for Git patches");
    }
    if (!patch.newFileName) {
      throw new Error("newFileName must be specified for Git patches");
    }
    let gitOldName = patch.oldFileName;
    let gitNewName = patch.newFileName;
    if (patch.isCreate && gitOldName === "/dev/null") {
      gitOldName = gitNewName.replace(/^b\//, "a/");
    } else if (patch.isDelete && gitNewName === "/dev/null") {
      gitNewName = gitOldName.replace(/^a\//, "b/");
    }
    ret.push("diff --git " + quoteFileNameIfNeeded(gitOldName) + " " + quoteFileNameIfNeeded(gitNewName));
    if (patch.isDelete) {
      ret.push("deleted file mode " + ((_a = patch.oldMode) !== null && _a !== void 0 ? _a : "100644"));
    }
    if (patch.isCreate) {
      ret.push("new file mode " + ((_b = patch.newMode) !== null && _b !== void 0 ? _b : "100644"));
    }
    if (patch.oldMode && patch.newMode && !patch.isDelete && !patch.isCreate) {
      ret.push("old mode " + patch.oldMode);
      ret.push("new mode " + patch.newMode);
    }
    if (patch.isRename) {
      ret.push("rename from " + quoteFileNameIfNeeded(((_c = patch.oldFileName) !== null && _c !== void 0 ? _c : "").replace(/^a\//, "")));
      ret.push("rename to " + quoteFileNameIfNeeded(((_d = patch.newFileName) !== null && _d !== void 0 ? _d : "").replace(/^b\//, "")));
    }
    if (patch.isCopy) {
      ret.push("copy from " + quoteFileNameIfNeeded(((_e = patch.oldFileName) !== null && _e !== void 0 ? _e : "").replace(/^a\//, "")));
      ret.push("copy to " + quoteFileNameIfNeeded(((_f = patch.newFileName) !== null && _f !== void 0 ? _f : "").replace(/^b\//, "")));
    }
  } else {
    if (headerOptions.includeIndex && patch.oldFileName == patch.newFileName && patch.oldFileName !== void 0) {
      ret.push("Index: " + patch.oldFileName);
    }
    if (headerOptions.includeUnderline) {
      ret.push("===================================================================");
    }
  }
  const hasHunks = patch.hunks.length > 0;
  if (headerOptions.includeFileHeaders && patch.oldFileName !== void 0 && patch.newFileName !== void 0 && (!patch.isGit || hasHunks)) {
    ret.push("--- " + quoteFileNameIfNeeded(patch.oldFileName) + (patch.oldHeader ? "	" + patch.oldHeader : ""));
    ret.push("+++ " + quoteFileNameIfNeeded(patch.newFileName) + (patch.newHeader ? "	" + patch.newHeader : ""));
  }
  for (let i = 0; i < patch.hunks.length; i++) {
    const hunk = patch.hunks[i];
    const oldStart = hunk.oldLines === 0 ? hunk.oldStart - 1 : hunk.oldStart;
    const newStart = hunk.newLines === 0 ? hunk.newStart - 1 : hunk.newStart;
    ret.push("@@ -" + oldStart + "," + hunk.oldLines + " +" + newStart + "," + hunk.newLines + " @@");
    for (const line of hunk.lines) {
      ret.push(line);
    }
  }
  return ret.join("\n") + "\n";
}
function createTwoFilesPatch(oldFileName, newFileName, oldStr, newStr, oldHeader, newHeader, options) {
  if (typeof options === "function") {
    options = { callback: options };
  }
  if (!(options === null || options === void 0 ? void 0 : options.callback)) {
    const patchObj = structuredPatch(oldFileName, newFileName, oldStr, newStr, oldHeader, newHeader, options);
    if (!patchObj) {
      return;
    }
    return formatPatch(patchObj, options === null || options === void 0 ? void 0 : options.headerOptions);
  } else {
    const { callback } = options;
    structuredPatch(oldFileName, newFileName, oldStr, newStr, oldHeader, newHeader, Object.assign(Object.assign({}, options), { callback: (patchObj) => {
      if (!patchObj) {
        callback(void 0);
      } else {
        callback(formatPatch(patchObj, options.headerOptions));
      }
    } }));
  }
}
function splitLines(text2) {
  const hasTrailingNl = text2.endsWith("\n");
  const result = text2.split("\n").map((line) => line + "\n");
  if (hasTrailingNl) {
    result.pop();
  } else {
    result.push(result.pop().slice(0, -1));
  }
  return result;
}

// src/syntax/diff.ts
function unifiedDiff(path, before, after, context = 3) {
  if (before === after) return "";
  const patch = createTwoFilesPatch(`a/${path}`, `b/${path}`, before, after, void 0, void 0, { context });
  return `diff --git a/${path} b/${path}
${patch.slice(patch.indexOf("\n") + 1).replaceAll(/^((?:---|\+\+\+) .*?)\t$/gm, "$1")}`;
}
function countChangedLines(before, after, most) {
  const changes = most < 0 ? void 0 : diffLines(before, after, { maxEditLength: most });
  return changes?.reduce((sum, { added, removed, count }) => sum + (added || removed ? count : 0), 0);
}

// src/syntax/suppressions.ts
var suppressions = [
  /#\s*(noqa|type:\s*ignore|pyright:\s*ignore|mypy:\s*ignore|nosec|pylint:\s*disable|ruff:\s*noqa|fmt:\s*(off|skip)|pragma:\s*no cover)/gi,
  /(eslint-disable|oxlint-disable|biome-ignore|@ts-ignore|@ts-expect-error|@ts-nocheck|tslint:disable|istanbul ignore|c8 ignore|heal-ignore)/g,
  /\bas\s+(any|never|unknown\s+as)\b/g,
  /:\s*any\b/g,
  /\b(cast\(\s*["']?Any|typing\.Any)\b/g,
  /^[ \t]*(_|void)[ \t]*=(?!=)/gm,
  /[\w)\]]!(?=[.;,)\]\s[(])(?!==?)/g,
  /\.(skip|only|todo)\s*\(|\b(xit|xdescribe|xtest)\s*\(|@(unittest\.skip|pytest\.mark\.(skip|xfail))|\bskipTest\(/g
];
function addsSuppression(before, after) {
  return suppressions.some((pattern) => countMatches(after, pattern) > countMatches(before, pattern));
}
function countMatches(text2, pattern) {
  return text2.match(pattern)?.length ?? 0;
}

// src/syntax/test-files.ts
function isTestFile(path) {
  return /(?:^|\/)(?:tests?|testing|__tests__|spec)\//.test(path) || /(?:^|\/)(?:test_[^/]*|[^/]*_test|conftest)\.py$|\.(?:test|spec)\.[cm]?[jt]sx?$/.test(path);
}

// src/syntax/honesty.ts
var assertion = /\bassert\w*\b|\bexpect\s*\(/;
var tests = /(^[ \t]*(async\s+)?def\s+test\w*|\b(it|test|describe)\s*\(|\bassert\w*\b|\bexpect\s*\()/gm;
function findDishonesty(path, before, after, commentsOf) {
  if (addsSuppression(before, after)) return { detail: `It silences the tool in ${path} instead of curing the fault.` };
  if (isTestFile(path) && countMatches(after, tests) < countMatches(before, tests))
    return { detail: `It removes a test or an assertion from ${path}.` };
  if (isTestFile(path) && missing(assertionsOf(before), assertionsOf(after)) !== void 0)
    return { detail: `It changes what a test of ${path} asserts: nothing would check that.`, inconclusive: true };
  const gone = missing(comparable(commentsOf(path, before)), comparable(commentsOf(path, after)));
  return gone === void 0 ? void 0 : { detail: `It removes a comment from ${path}: ${gone.slice(0, 60)}` };
}
function assertionsOf(text2) {
  return text2.split("\n").map((line) => line.trim()).filter((line) => assertion.test(line));
}
function comparable(comments) {
  return comments.map((comment) => comment.trim().replace(/^#\s*type:(?!\s*ignore).*/, "# type:"));
}
function missing(before, after) {
  const left = /* @__PURE__ */ new Map();
  for (const one of after) left.set(one, (left.get(one) ?? 0) + 1);
  for (const one of before) {
    const count = left.get(one) ?? 0;
    if (count === 0) return one;
    left.set(one, count - 1);
  }
  return void 0;
}

// src/syntax/scope.ts
var untouchable = /(^|\/)(\.git|\.github|\.gitlab|\.circleci|\.heal|\.husky|node_modules)(\/|$)|(^|\/)(\.git[^/]*|\.npmrc|\.pypirc|\.netrc|Dockerfile[^/]*|Jenkinsfile|package\.json|package-lock\.json|npm-shrinkwrap\.json|yarn\.lock|pnpm-lock\.yaml|bun\.lockb?|poetry\.lock|uv\.lock|Pipfile\.lock|pdm\.lock|Cargo\.lock|heal\.(yml|config\.[a-z]+))$/i;
function isUntouchable(path) {
  return untouchable.test(path);
}
function isInsidePackage(path) {
  const parts = path.split("/");
  return path !== "" && !path.includes("\\") && !path.includes("\0") && !/^[A-Za-z]:/.test(path) && !parts.some((part2) => part2 === "" || part2 === "." || part2 === "..");
}
var invisible = /[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u{e0000}-\u{e007f}]/u;
function hasInvisible(text2) {
  return invisible.test(text2);
}

// src/app/github/publish/check-change.ts
var mostLines = 6e4;
function decodeText(content) {
  try {
    const text2 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(content);
    return text2.includes("\0") ? void 0 : text2;
  } catch {
    return void 0;
  }
}
function decodeBase64(text2) {
  const content = Buffer.from(text2, "base64");
  return content.toString("base64") === text2 ? content : void 0;
}
function findChangeProblem(files, limits) {
  let changed = 0;
  for (const { path, before, after } of files) {
    if (before === after) return "it changes nothing in one of its files";
    if (after.trim() === "" && before.trim() !== "") return "it empties a file";
    if (countLines(before) > mostLines || countLines(after) > mostLines) return "a file has too many lines";
    if (addsInvisible(before, after)) return "it puts in signs that cannot be seen, or that turn the direction of text";
    const lines = countChangedLines(before, after, limits.maxLines - changed);
    if (lines === void 0) return `it changes more than ${limits.maxLines} lines`;
    changed += lines;
    const dishonesty = findDishonesty(path, before, after, listComments);
    if (dishonesty) return describeDishonesty(dishonesty);
  }
  return void 0;
}
function describeDishonesty({
  detail,
  inconclusive
}) {
  if (inconclusive) return "it changes what a test asserts";
  if (detail.startsWith("It silences")) return "it silences a tool instead of curing the fault";
  return detail.includes("comment") ? "it removes a comment" : "it removes a test or an assertion";
}
function addsInvisible(before, after) {
  if (!hasUnseen(after)) return false;
  const count = (text2) => {
    const counts = /* @__PURE__ */ new Map();
    for (const sign of text2) if (hasUnseen(sign)) counts.set(sign, (counts.get(sign) ?? 0) + 1);
    return counts;
  };
  const had = count(before);
  return [...count(after)].some(([sign, times]) => times > (had.get(sign) ?? 0));
}
function hasUnseen(text2) {
  return hasInvisible(text2) || /[\u0001-\u0008\u000b\u000e-\u001f\u007f-\u009f\u2028\u2029\p{VS}]/u.test(text2);
}
function countLines(text2) {
  let lines = 1;
  for (let at = text2.indexOf("\n"); at !== -1; at = text2.indexOf("\n", at + 1)) lines += 1;
  return lines;
}

// src/app/github/publish/check-paths.ts
var source = /\.(?:pyi?|[cm]?[jt]sx?)$/i;
function findPathProblem(path) {
  return findPlaceProblem(path) ?? (source.test(path) ? void 0 : "it is no source of Python, JavaScript or TypeScript");
}
function findPlaceProblem(path) {
  if (path.length > 500 || !path.isWellFormed()) return "its path is too long, or no text";
  if (!isInsidePackage(path) || path.startsWith("~")) return "its path leads out of the repository";
  if (/[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Zl}\p{Zp}]/u.test(path)) return "its path has signs that cannot be seen";
  const parts = path.split("/");
  if (parts.some(isStrange)) return "its path means another file on some systems";
  if (parts.some(isGitFolder) || isUntouchable(path.normalize("NFKC"))) return "no heal may touch this file";
  return void 0;
}
function findTwins(paths) {
  const seen = /* @__PURE__ */ new Set();
  for (const path of paths) {
    const folded = path.normalize("NFKC").toLowerCase();
    if (seen.has(folded)) return path;
    seen.add(folded);
  }
  return void 0;
}
function isStrange(part2) {
  return /[. ]$|^ |[<>:"|?*]|^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i.test(part2);
}
function isGitFolder(part2) {
  return /^(?:\.?git(?:~\d+)?|\.git.*)$/i.test(part2.normalize("NFKC")) && !/^git$/i.test(part2);
}

// src/app/github/publish/check-replay.ts
var part = /^(?:workflow\.json|(?:targets\/[a-z0-9][a-z0-9-]{0,63}\.png)|(?:screens\/[a-z0-9][a-z0-9-]{0,63}\.json))$/;
var largest = 8e6;
function isOfReplay({ category, cases }) {
  return category === "replay" || cases.some((one) => one.category === "replay");
}
function isReplayOnly({ proposals, open }) {
  const all = [...proposals, ...open];
  return all.length > 0 && all.every(({ category }) => category === "replay");
}
async function checkReplay(proposal, base) {
  const refuse2 = (why) => ({ state: "refused", why });
  const known = Object.values(rules);
  if (proposal.cases.some(({ rule, category }) => category !== "replay" || !known.includes(rule)))
    return refuse2("it mixes heals of workflows with others");
  const folder = folderOf(proposal);
  if (folder === void 0) return refuse2("its files are not those of one workflow");
  const files = [];
  for (const file of proposal.files) {
    const checked = await checkFile(file, base);
    if (typeof checked === "string") return checked === moved ? { state: "moved", why: moved } : refuse2(checked);
    files.push(checked);
  }
  const proposed = new Map(proposal.files.map(({ path, after }) => [path, Buffer.from(after, "base64")]));
  const name = folder.split("/").at(-1) ?? "";
  const fromHead = (path) => readAt(base, base.head, `${folder}/${path}`);
  try {
    const { workflow: before } = await decodeWorkflow(name, folder, fromHead);
    const { workflow: after, warnings } = await decodeWorkflow(
      name,
      folder,
      async (path) => proposed.get(`${folder}/${path}`) ?? fromHead(path)
    );
    if (warnings.length > 0) return refuse2("one of its pictures cannot be read");
    const canonical = encodeWorkflow(after);
    for (const [path, content] of proposed) {
      const own = canonical.get(path.slice(folder.length + 1));
      if (!own || Buffer.compare(own, content) !== 0) return refuse2("a file is not written as Heal writes it");
    }
    const problem = findProblem(before, after, proposal.cases.length);
    return problem === void 0 ? { state: "fine", files, isRisky: isRisky(before, after) } : refuse2(problem);
  } catch (error) {
    if (error instanceof ConfigError) return refuse2(`it is no workflow: ${messageOf(error).split("\n")[0]}`);
    throw error;
  }
}
var moved = "a file that it heals is another by now";
function folderOf({ files, cases }) {
  const [first] = cases;
  const folder = /^(.+)\/workflow\.json$/.exec(first?.path ?? "")?.[1];
  if (folder === void 0 || cases.some(({ path }) => path !== first?.path)) return void 0;
  if (!`/${folder.slice(0, folder.lastIndexOf("/"))}`.endsWith(`/${workflowsPath}`)) return void 0;
  const isInside = files.every(({ path }) => path.startsWith(`${folder}/`) && part.test(path.slice(folder.length + 1)));
  return isInside ? folder : void 0;
}
async function checkFile({ path, before, after }, { repository, head, tip }) {
  const problem = findPlaceProblem(path.replace(`${workflowsPath}/`, ""));
  if (problem !== void 0) return problem;
  const [entry, now] = [await head.find(path), await tip.find(path)];
  const content = decodeBase64(after);
  if (content === void 0 || content.length > largest) return "a file is too large, or not encoded as files are";
  const isPicture = path.endsWith(".png");
  const text2 = isPicture ? "" : decodeText(content);
  if (text2 === void 0) return "a file is no text";
  const made = { path, after: text2, content: after, blob: blobId(content) };
  if (!entry) {
    if (before !== "" || path.endsWith("/workflow.json")) return "it changes a file that is not there";
    return now ? moved : { ...made, mode: "100644", before: "", isNew: true };
  }
  if (entry.type !== "blob" || entry.mode !== "100644") return "it writes through a link, or into a program";
  if (entry.sha !== before) return "it was made for another content of a file";
  if (now?.sha !== before || now.mode !== entry.mode) return moved;
  const old = isPicture ? "" : decodeText(await readBlob(repository, entry.sha));
  return old === void 0 ? "a file is no text" : { ...made, mode: "100644", before: old };
}
async function readAt({ repository }, tree, path) {
  const entry = await tree.find(path);
  if (!entry) return void 0;
  if (entry.type !== "blob" || entry.mode === "120000" || (entry.size ?? 0) > largest)
    throw new ConfigError(`${path} is a link, or too large`, "Put a plain file there.");
  return readBlob(repository, entry.sha);
}
function findProblem(before, after, cases) {
  const { targets: old, screens: oldScreens, ...was } = before;
  const { targets: now, screens, ...is } = after;
  if (!isDeepStrictEqual(was, is)) return "it changes what the workflow does";
  if (!isDeepStrictEqual(Object.keys(old).toSorted(), Object.keys(now).toSorted()))
    return "it adds or takes away a target";
  const changed = Object.values(now).filter((target) => !isDeepStrictEqual(target, old[target.id]));
  if (changed.length === 0) return "it changes nothing";
  if (changed.length > cases) return "it changes more targets than it has cases for";
  for (const target of changed) {
    const earlier = old[target.id];
    if (!earlier || earlier.label !== target.label || !isDeepStrictEqual(earlier.grip, target.grip))
      return "it changes what a target is called, or where in it is clicked";
    if (!keepsTexts(earlier, target)) return "it takes a text of a target away";
  }
  const ids = new Set(changed.map(({ id }) => id));
  const kept = Object.values(now).filter(({ id }) => !ids.has(id));
  if (kept.some(({ screen }) => !isDeepStrictEqual(screens[screen], oldScreens[screen])))
    return "it changes a screen that other targets are on";
  return void 0;
}
function isRisky(before, after) {
  return Object.values(after.targets).some((target) => {
    const earlier = before.targets[target.id];
    if (!earlier || isDeepStrictEqual(earlier, target)) return false;
    const steps = before.steps.filter((step) => targetsOf(step).includes(target.id));
    return isRenamed({ before: earlier, after: target }) || steps.some(({ isIrreversible }) => isIrreversible);
  });
}

// src/app/github/publish/secrets.ts
function findSecretsBeside(cases, files) {
  return cases.flatMap(({ rule, path, line, endLine }) => {
    const text2 = isAboutSecret({ rule, sources: [] }) ? files.find((file) => file.path === path)?.before : void 0;
    if (text2 === void 0) return [];
    return findSecretValues({ path, line, column: 1, endLine: Math.min(endLine, line + 50), endColumn: 1 }, text2);
  });
}

// src/core/approval.ts
function needsApproval(cases, policy = { performance: "ask" }) {
  const grave = cases.find(({ category, severity }) => category === "security" && isGrave(severity));
  if (grave) {
    const critical = cases.some(({ category, severity }) => category === "security" && severity === "critical");
    return { needed: true, why: `It changes code for a ${critical ? "critical" : "HIGH"} security finding.` };
  }
  if (policy.security === "ask" && cases.some(({ category }) => category === "security"))
    return {
      needed: true,
      why: "It changes code for a security finding, and the configuration asks for each of them."
    };
  if (cases.some(({ category, safety }) => category === "replay" && safety === "risky"))
    return {
      needed: true,
      why: "A robot would click something with another text, or that too little confirmed, or that cannot be taken back."
    };
  if (policy.performance === "apply") return { needed: false, why: "The configuration lets faster code through." };
  const faster = cases.filter(({ category }) => category === "performance");
  if (faster.some(({ evidence }) => evidence?.verdict === "gain"))
    return { needed: true, why: "It was measured to be more than 10 % faster: it changes how the code works." };
  if (faster.some(({ evidence, safety }) => evidence?.verdict === "unmeasured" && safety !== "safe"))
    return { needed: true, why: "It promises to be faster, and nobody could measure how much." };
  return { needed: false, why: "No HIGH security finding, and nothing measured to be more than 10 % faster." };
}
function isGrave(severity) {
  return severity === "critical" || severity === "high";
}

// src/core/evidence.ts
function unmeasured(why) {
  return { verdict: "unmeasured", said: `not measured: ${why}`, subject: "", sizes: [] };
}

// src/app/healing/proposal-key.ts
function keyOf(category, rule, fingerprints) {
  const name = rule.replace(/[^A-Za-z0-9.]+/g, "-").replace(/^[-.]+|[-.]+$/g, "").slice(0, 60);
  return `${category}/${name}-${sha256(fingerprints.toSorted().join("\n")).slice(0, 8)}`;
}

// src/app/github/publish/check-proposal.ts
async function checkProposal(proposal, base, rules2) {
  const incoherent = findIncoherence(proposal, rules2.limits);
  if (incoherent !== void 0) return refuse(incoherent);
  if (!base.isBased) return { state: "moved", why: "the branch does not stand on that commit any more" };
  if (isOfReplay(proposal)) return checkReplayProposal(proposal, base, rules2);
  const files = [];
  for (const file of proposal.files) {
    const checked2 = await checkFile2(file, base);
    if (typeof checked2 !== "string") files.push(checked2);
    else return checked2 === moved2 ? { state: "moved", why: moved2 } : refuse(checked2);
  }
  const maxLines = rules2.limits.maxChangedLines * proposal.cases.length;
  const problem = findChangeProblem(files, { maxLines });
  if (problem !== void 0) return refuse(problem);
  const need = needsApproval(proposal.cases.map(assumeTheWorst), rules2.approvals);
  const mask = makeMask([...rules2.secrets, ...findSecretsBeside(proposal.cases, files)]);
  const checked = {
    proposal: maskTexts({ ...proposal, severity: gravest(proposal), approval: need }, mask),
    mask,
    files,
    digest: digestChange(files.map(({ path, mode, blob }) => ({ path, mode, content: blob }))),
    need,
    isTested: proposal.testedBySuite && proposal.gates.some(({ name, passed }) => name === "suite" && passed)
  };
  return { state: "fine", checked };
}
async function checkReplayProposal(proposal, base, { approvals, secrets }) {
  const check = await checkReplay(proposal, base);
  if (check.state !== "fine") return check;
  const { files } = check;
  const cases = proposal.cases.map((one) => check.isRisky ? { ...one, safety: "risky" } : one);
  const need = needsApproval(cases, approvals);
  const mask = makeMask(secrets);
  return {
    state: "fine",
    checked: {
      proposal: maskTexts({ ...proposal, cases, severity: gravest(proposal), approval: need }, mask),
      mask,
      files,
      digest: digestChange(files.map(({ path, mode, blob }) => ({ path, mode, content: blob }))),
      need,
      // It was carried out, and did what it had to.
      isTested: true
    }
  };
}
var moved2 = "a file that it heals is another by now";
function refuse(why) {
  return { state: "refused", why };
}
function findIncoherence({ key: key2, category, rule, cases, files, gates }, limits) {
  const isOneRule = cases.every((one) => one.rule === rule && one.category === category);
  const isOneCategory = rule === category && cases.every((one) => one.category === category);
  if (!isOneRule && !isOneCategory && rule !== "all") return "its cases are not of the rule that it names";
  const fingerprints = cases.map(({ fingerprint: fingerprint2 }) => fingerprint2);
  if (key2 !== keyOf(category, rule, fingerprints)) return "its key is not that of its findings";
  if (gates.length === 0 || gates.some(({ passed }) => !passed)) return "a gate did not pass";
  const mostFiles = category === "replay" ? 1 + 2 * cases.length : limits.maxFilesPerHeal * cases.length;
  if (files.length > mostFiles) return "it changes more files than its cases may";
  const paths = files.map(({ path }) => path);
  return findTwins(paths) === void 0 ? void 0 : "it names a file twice";
}
async function checkFile2({ path, before, after }, { repository, head, tip }) {
  const pathProblem = findPathProblem(path);
  if (pathProblem !== void 0) return pathProblem;
  const [entry, now] = [await head.find(path), await tip.find(path)];
  if (!entry) return "it changes a file that is not there";
  if (entry.type !== "blob" || entry.mode !== "100644" && entry.mode !== "100755")
    return "it writes through a link or into a submodule";
  if (entry.sha !== before) return "it was made for another content of a file";
  if (now?.sha !== before || now.mode !== entry.mode) return moved2;
  if ((entry.size ?? 0) > 2e6) return "a file is too large";
  const content = decodeBase64(after);
  const [oldText, newText] = [
    decodeText(await readBlob(repository, entry.sha)),
    content === void 0 ? void 0 : decodeText(content)
  ];
  if (content === void 0 || oldText === void 0 || newText === void 0) return "a file is no text";
  return { path, mode: entry.mode, before: oldText, after: newText, content: after, blob: blobId(content) };
}
function maskTexts(proposal, mask) {
  return {
    ...proposal,
    cases: proposal.cases.map((one) => ({
      ...one,
      path: mask(one.path),
      message: mask(one.message),
      summary: mask(one.summary),
      healer: mask(one.healer),
      diff: mask(redactSecrets({ rule: one.rule, sources: [] }, one.diff)),
      ...one.waits === void 0 ? {} : { waits: mask(one.waits) },
      ...one.evidence ? { evidence: { ...one.evidence, said: mask(one.evidence.said) } } : {}
    })),
    gates: proposal.gates.map((gate) => ({ ...gate, detail: mask(gate.detail) }))
  };
}
function gravest({ cases }) {
  return severities.find((severity) => cases.some((one) => one.severity === severity)) ?? "low";
}
function assumeTheWorst(one) {
  return one.category === "performance" && !one.evidence ? { ...one, evidence: unmeasured("no figures") } : one;
}

export {
  isTestFile,
  sha256,
  unifiedDiff,
  isReplayOnly,
  findSecretsBeside,
  checkProposal
};
