// src/syntax/python/standard-library.ts
var modules = `
  abc aifc argparse array ast asynchat asyncio asyncore atexit audioop base64 bdb binascii bisect builtins bz2
  cProfile calendar cgi cgitb chunk cmath cmd code codecs codeop collections colorsys compileall concurrent
  configparser contextlib contextvars copy copyreg crypt csv ctypes curses dataclasses datetime dbm decimal
  difflib dis distutils doctest email encodings ensurepip enum errno faulthandler fcntl filecmp fileinput fnmatch
  fractions ftplib functools gc genericpath getopt getpass gettext glob graphlib grp gzip hashlib heapq hmac html
  http imaplib imghdr imp importlib inspect io ipaddress itertools json keyword linecache locale logging lzma
  mailbox mailcap marshal math mimetypes mmap modulefinder msilib msvcrt multiprocessing netrc nis nntplib nt
  ntpath nturl2path numbers opcode operator optparse os ossaudiodev pathlib pdb pickle pickletools pipes pkgutil
  platform plistlib poplib posix posixpath pprint profile pstats pty pwd py_compile pyclbr pydoc pydoc_data
  pyexpat queue quopri random re readline reprlib resource rlcompleter runpy sched secrets select selectors shelve
  shlex shutil signal site smtpd smtplib sndhdr socket socketserver spwd sqlite3 sre_compile sre_constants
  sre_parse ssl stat statistics string stringprep struct subprocess sunau symtable sys sysconfig syslog tabnanny
  tarfile telnetlib tempfile termios textwrap threading time timeit tkinter token tokenize tomllib trace traceback
  tracemalloc tty turtle types typing unicodedata unittest urllib uu uuid venv warnings wave weakref webbrowser
  winreg winsound wsgiref xdrlib xml xmlrpc zipapp zipfile zipimport zlib zoneinfo
`;
var names = {
  abc: "ABCMeta abstractclassmethod abstractmethod abstractproperty abstractstaticmethod get_cache_token update_abstractmethods",
  argparse: "Action ArgumentDefaultsHelpFormatter ArgumentError ArgumentParser ArgumentTypeError BooleanOptionalAction FileType HelpFormatter MetavarTypeHelpFormatter Namespace RawDescriptionHelpFormatter RawTextHelpFormatter",
  array: "ArrayType array typecodes",
  ast: "literal_eval NodeVisitor NodeTransformer",
  asyncio: "AbstractChildWatcher AbstractEventLoop AbstractEventLoopPolicy AbstractServer Barrier BaseEventLoop BaseProtocol BaseTransport BoundedSemaphore BrokenBarrierError BufferedProtocol CancelledError Condition DatagramProtocol DatagramTransport DefaultEventLoopPolicy Event FastChildWatcher Future Handle IncompleteReadError InvalidStateError LifoQueue LimitOverrunError Lock MultiLoopChildWatcher PidfdChildWatcher PriorityQueue Protocol Queue QueueEmpty QueueFull ReadTransport Runner SafeChildWatcher SelectorEventLoop Semaphore SendfileNotAvailableError Server StreamReader StreamReaderProtocol StreamWriter SubprocessProtocol SubprocessTransport Task ThreadedChildWatcher Timeout TimeoutError TimerHandle Transport WriteTransport all_tasks as_completed create_subprocess_exec create_subprocess_shell create_task current_task ensure_future gather get_child_watcher get_event_loop get_event_loop_policy get_running_loop iscoroutine iscoroutinefunction isfuture new_event_loop open_connection open_unix_connection run run_coroutine_threadsafe set_child_watcher set_event_loop set_event_loop_policy shield sleep start_server start_unix_server timeout timeout_at to_thread wait wait_for wrap_future",
  base64: "a85decode a85encode b16decode b16encode b32decode b32encode b32hexdecode b32hexencode b64decode b64encode b85decode b85encode decode decodebytes encode encodebytes standard_b64decode standard_b64encode urlsafe_b64decode urlsafe_b64encode",
  binascii: "Error Incomplete a2b_base64 a2b_hex a2b_qp a2b_uu b2a_base64 b2a_hex b2a_qp b2a_uu crc32 crc_hqx hexlify unhexlify",
  bisect: "bisect bisect_left bisect_right insort insort_left insort_right",
  bz2: "BZ2Compressor BZ2Decompressor BZ2File compress decompress open",
  cProfile: "Profile run runctx",
  calendar: "Calendar HTMLCalendar IllegalMonthError IllegalWeekdayError LocaleHTMLCalendar LocaleTextCalendar TextCalendar calendar day_abbr day_name firstweekday isleap leapdays month month_abbr month_name monthcalendar monthrange prcal prmonth setfirstweekday timegm weekday weekheader",
  cmd: "Cmd",
  code: "InteractiveConsole InteractiveInterpreter compile_command interact",
  codecs: "Codec CodecInfo EncodedFile IncrementalDecoder IncrementalEncoder StreamReader StreamReaderWriter StreamRecoder StreamWriter backslashreplace_errors decode encode getdecoder getencoder getincrementaldecoder getincrementalencoder getreader getwriter ignore_errors iterdecode iterencode lookup lookup_error namereplace_errors open register register_error replace_errors strict_errors xmlcharrefreplace_errors",
  collections: "ChainMap Counter OrderedDict UserDict UserList UserString defaultdict deque namedtuple",
  "collections.abc": "AsyncGenerator AsyncIterable AsyncIterator Awaitable ByteString Callable Collection Container Coroutine Generator Hashable ItemsView Iterable Iterator KeysView Mapping MappingView MutableMapping MutableSequence MutableSet Reversible Sequence Set Sized ValuesView",
  compileall: "compile_dir compile_file compile_path",
  "concurrent.futures": "BrokenExecutor CancelledError Executor Future ProcessPoolExecutor ThreadPoolExecutor TimeoutError as_completed wait",
  configparser: "BasicInterpolation ConfigParser ConverterMapping DuplicateOptionError DuplicateSectionError ExtendedInterpolation Interpolation InterpolationDepthError InterpolationError InterpolationMissingOptionError InterpolationSyntaxError LegacyInterpolation MissingSectionHeaderError NoOptionError NoSectionError ParsingError RawConfigParser SafeConfigParser SectionProxy",
  contextlib: "AbstractAsyncContextManager AbstractContextManager AsyncExitStack ContextDecorator ExitStack aclosing asynccontextmanager chdir closing contextmanager nullcontext redirect_stderr redirect_stdout suppress",
  contextvars: "Context ContextVar Token copy_context",
  copy: "Error copy deepcopy",
  copyreg: "add_extension clear_extension_cache constructor pickle remove_extension",
  csv: "Dialect DictReader DictWriter Error Sniffer excel excel_tab field_size_limit get_dialect list_dialects reader register_dialect unix_dialect unregister_dialect writer",
  dataclasses: "Field FrozenInstanceError InitVar asdict astuple dataclass field fields is_dataclass make_dataclass replace",
  datetime: "date datetime time timedelta timezone tzinfo",
  decimal: "BasicContext Clamped Context ConversionSyntax Decimal DecimalException DecimalTuple DefaultContext DivisionByZero DivisionImpossible DivisionUndefined ExtendedContext FloatOperation Inexact InvalidContext InvalidOperation Overflow Rounded Subnormal Underflow getcontext localcontext setcontext",
  difflib: "Differ HtmlDiff Match SequenceMatcher context_diff diff_bytes get_close_matches ndiff restore unified_diff",
  doctest: "DebugRunner DocFileSuite DocTest DocTestFailure DocTestFinder DocTestParser DocTestRunner DocTestSuite Example OutputChecker UnexpectedException debug debug_src register_optionflag run_docstring_examples script_from_examples set_unittest_reportflags testfile testmod testsource",
  "email.message": "EmailMessage",
  "email.mime.multipart": "MIMEMultipart",
  "email.mime.text": "MIMEText",
  "email.utils": "collapse_rfc2231_value decode_params decode_rfc2231 encode_rfc2231 format_datetime formataddr formatdate getaddresses make_msgid mktime_tz parseaddr parsedate parsedate_to_datetime parsedate_tz unquote",
  enum: "Enum EnumCheck EnumMeta EnumType Flag FlagBoundary IntEnum IntFlag ReprEnum StrEnum auto global_enum global_enum_repr global_flag_repr global_str member nonmember pickle_by_enum_name pickle_by_global_name property unique verify",
  filecmp: "clear_cache cmp cmpfiles dircmp",
  fileinput: "FileInput close filelineno filename fileno hook_compressed hook_encoded input isfirstline isstdin lineno nextfile",
  fnmatch: "filter fnmatch fnmatchcase translate",
  fractions: "Fraction",
  ftplib: "all_errors error_perm error_proto error_reply error_temp",
  functools: "cache cached_property cmp_to_key lru_cache partial partialmethod reduce singledispatch singledispatchmethod total_ordering update_wrapper wraps",
  getpass: "GetPassWarning getpass getuser",
  glob: "escape glob iglob",
  graphlib: "CycleError TopologicalSorter",
  gzip: "BadGzipFile GzipFile compress decompress open",
  hashlib: "algorithms_available algorithms_guaranteed blake2b blake2s file_digest md5 new pbkdf2_hmac sha1 sha224 sha256 sha384 sha3_224 sha3_256 sha3_384 sha3_512 sha512 shake_128 shake_256",
  heapq: "heapify heappop heappush heappushpop heapreplace merge nlargest nsmallest",
  hmac: "digest digest_size new trans_36 trans_5C",
  html: "escape unescape",
  "html.parser": "HTMLParser",
  http: "HTTPMethod HTTPStatus",
  "http.client": "HTTPConnection HTTPResponse HTTPSConnection",
  "http.cookiejar": "Cookie CookieJar CookiePolicy DefaultCookiePolicy FileCookieJar LWPCookieJar LoadError MozillaCookieJar",
  "http.cookies": "BaseCookie CookieError SimpleCookie",
  "http.server": "BaseHTTPRequestHandler CGIHTTPRequestHandler HTTPServer SimpleHTTPRequestHandler ThreadingHTTPServer",
  imghdr: "what",
  importlib: "import_module invalidate_caches reload",
  "importlib.abc": "ExecutionLoader FileLoader Finder InspectLoader Loader MetaPathFinder PathEntryFinder ResourceLoader ResourceReader SourceLoader Traversable TraversableResources",
  "importlib.machinery": "all_suffixes",
  "importlib.metadata": "Distribution DistributionFinder PackageMetadata PackageNotFoundError distribution distributions entry_points files metadata packages_distributions requires version",
  "importlib.resources": "Package Resource ResourceReader as_file contents files is_resource open_binary open_text path read_binary read_text",
  "importlib.util": "LazyLoader find_spec module_for_loader resolve_name set_loader set_package source_hash",
  inspect: "ArgInfo Arguments Attribute BlockFinder BoundArguments ClassFoundException ClosureVars EndOfBlock FrameInfo FullArgSpec Parameter Signature Traceback classify_class_attrs cleandoc currentframe findsource formatannotation formatannotationrelativeto formatargvalues get_annotations getabsfile getargs getargvalues getattr_static getblock getcallargs getclasstree getclosurevars getcomments getcoroutinelocals getcoroutinestate getdoc getfile getframeinfo getfullargspec getgeneratorlocals getgeneratorstate getinnerframes getlineno getmembers getmembers_static getmodule getmodulename getmro getouterframes getsource getsourcefile getsourcelines indentsize isabstract isasyncgen isasyncgenfunction isawaitable isbuiltin isclass iscode iscoroutine iscoroutinefunction isdatadescriptor isframe isfunction isgenerator isgeneratorfunction isgetsetdescriptor ismemberdescriptor ismethod ismethoddescriptor ismethodwrapper ismodule isroutine istraceback signature stack trace unwrap walktree",
  io: "BlockingIOError BufferedIOBase BufferedRWPair BufferedRandom BufferedReader BufferedWriter BytesIO FileIO IOBase IncrementalNewlineDecoder RawIOBase StringIO TextIOBase TextIOWrapper UnsupportedOperation open open_code text_encoding",
  ipaddress: "AddressValueError IPv4Address IPv4Interface IPv4Network IPv6Address IPv6Interface IPv6Network NetmaskValueError collapse_addresses get_mixed_type_key ip_address ip_interface ip_network summarize_address_range v4_int_to_packed v6_int_to_packed",
  itertools: "accumulate chain combinations combinations_with_replacement compress count cycle dropwhile filterfalse groupby islice pairwise permutations product repeat starmap takewhile tee zip_longest",
  json: "JSONDecodeError JSONDecoder JSONEncoder dump dumps load loads",
  keyword: "iskeyword issoftkeyword kwlist softkwlist",
  linecache: "checkcache clearcache getline lazycache",
  locale: "Error atof atoi currency format format_string getdefaultlocale getencoding getlocale getpreferredencoding localeconv normalize resetlocale setlocale str strcoll strxfrm",
  logging: "BufferingFormatter FileHandler Filter Formatter Handler LogRecord Logger LoggerAdapter NullHandler StreamHandler addLevelName basicConfig captureWarnings getLevelName getLevelNamesMapping getLogRecordFactory getLogger getLoggerClass lastResort makeLogRecord raiseExceptions setLogRecordFactory setLoggerClass",
  "logging.handlers": "BaseRotatingHandler BufferingHandler DatagramHandler HTTPHandler MemoryHandler NTEventLogHandler QueueHandler QueueListener RotatingFileHandler SMTPHandler SocketHandler SysLogHandler TimedRotatingFileHandler WatchedFileHandler",
  lzma: "LZMACompressor LZMADecompressor LZMAError LZMAFile compress decompress is_check_supported open",
  math: "acos acosh asin asinh atan atan2 atanh cbrt ceil comb copysign cos cosh degrees dist e erf erfc exp exp2 expm1 fabs factorial floor fmod frexp fsum gamma gcd hypot inf isclose isfinite isinf isnan isqrt lcm ldexp lgamma log log10 log1p log2 modf nan nextafter perm pi pow prod radians remainder sin sinh sqrt tan tanh tau trunc ulp",
  multiprocessing: "Pool Process cpu_count",
  netrc: "NetrcParseError netrc",
  numbers: "Complex Integral Number Rational Real",
  operator: "abs add and_ attrgetter call concat contains countOf delitem eq floordiv ge getitem gt iadd iand iconcat ifloordiv ilshift imatmul imod imul index indexOf inv invert ior ipow irshift is_ is_not isub itemgetter itruediv ixor le length_hint lshift lt matmul methodcaller mod mul ne neg not_ or_ pos pow rshift setitem sub truediv truth xor",
  optparse: "BadOptionError HelpFormatter IndentedHelpFormatter OptParseError Option OptionConflictError OptionContainer OptionError OptionGroup OptionParser OptionValueError TitledHelpFormatter Values check_choice make_option",
  os: "PathLike environ fspath getenv makedirs fsencode fsdecode urandom",
  "os.path": "abspath altsep basename commonpath commonprefix curdir defpath devnull dirname exists expanduser expandvars extsep getatime getctime getmtime getsize isabs isdir isfile islink ismount join lexists normcase normpath pardir pathsep realpath relpath samefile sameopenfile samestat sep split splitdrive splitext supports_unicode_filenames",
  pathlib: "Path PosixPath PurePath PurePosixPath PureWindowsPath WindowsPath",
  pdb: "Pdb help pm post_mortem run runcall runctx runeval set_trace",
  pickle: "Pickler Unpickler PicklingError UnpicklingError",
  pkgutil: "ImpImporter ImpLoader ModuleInfo extend_path find_loader get_data get_importer get_loader iter_importers iter_modules read_code walk_packages",
  plistlib: "InvalidFileException dump dumps load loads",
  poplib: "error_proto",
  pprint: "PrettyPrinter isreadable isrecursive pformat pp pprint saferepr",
  profile: "Profile run runctx",
  pstats: "FunctionProfile SortKey Stats StatsProfile",
  pyclbr: "Class Function readmodule readmodule_ex",
  queue: "Empty Full LifoQueue PriorityQueue Queue SimpleQueue",
  quopri: "decode decodestring encode encodestring",
  random: "Random SystemRandom betavariate choice choices expovariate gammavariate gauss getrandbits getstate lognormvariate normalvariate paretovariate randbytes randint random randrange sample seed setstate shuffle triangular uniform vonmisesvariate weibullvariate",
  re: "A I L M Match Pattern RegexFlag S U X compile error escape findall finditer fullmatch match purge search split sub subn template",
  reprlib: "Repr recursive_repr repr",
  rlcompleter: "Completer",
  runpy: "run_module run_path",
  sched: "scheduler",
  secrets: "SystemRandom choice compare_digest randbelow randbits token_bytes token_hex token_urlsafe",
  selectors: "BaseSelector DefaultSelector EpollSelector PollSelector SelectSelector SelectorKey",
  shelve: "BsdDbShelf DbfilenameShelf Shelf open",
  shlex: "join quote shlex split",
  shutil: "Error ExecError SameFileError SpecialFileError chown copy copy2 copyfile copyfileobj copymode copystat copytree disk_usage get_archive_formats get_terminal_size get_unpack_formats ignore_patterns make_archive move register_archive_format register_unpack_format rmtree unpack_archive unregister_archive_format unregister_unpack_format which",
  smtplib: "SMTPAuthenticationError SMTPConnectError SMTPDataError SMTPException SMTPHeloError SMTPNotSupportedError SMTPRecipientsRefused SMTPResponseException SMTPSenderRefused SMTPServerDisconnected quoteaddr quotedata",
  sndhdr: "what whathdr",
  socketserver: "ThreadingMixIn TCPServer BaseRequestHandler StreamRequestHandler",
  sqlite3: "Connection Cursor Row",
  statistics: "NormalDist StatisticsError correlation covariance fmean geometric_mean harmonic_mean linear_regression mean median median_grouped median_high median_low mode multimode pstdev pvariance quantiles stdev variance",
  string: "Formatter Template ascii_letters ascii_lowercase ascii_uppercase capwords digits hexdigits octdigits printable punctuation whitespace",
  struct: "Struct calcsize error iter_unpack pack pack_into unpack unpack_from",
  subprocess: "CalledProcessError CompletedProcess Popen SubprocessError TimeoutExpired call check_call check_output getoutput getstatusoutput run",
  symtable: "Class Function Symbol SymbolTable symtable",
  sys: "argv exit stdin stdout stderr",
  sysconfig: "get_config_h_filename get_config_var get_config_vars get_makefile_filename get_path get_path_names get_paths get_platform get_python_version get_scheme_names parse_config_h",
  tabnanny: "NannyNag check process_tokens",
  tarfile: "CompressionError ExtractError HeaderError ReadError StreamError TarError TarFile TarInfo is_tarfile open",
  tempfile: "NamedTemporaryFile SpooledTemporaryFile TemporaryDirectory TemporaryFile gettempdir gettempdirb gettempprefix gettempprefixb mkdtemp mkstemp mktemp tempdir",
  textwrap: "TextWrapper dedent fill indent shorten wrap",
  threading: "Barrier BoundedSemaphore BrokenBarrierError Condition Event ExceptHookArgs Lock RLock Semaphore Thread ThreadError Timer active_count current_thread enumerate excepthook get_ident get_native_id getprofile gettrace local main_thread setprofile settrace stack_size",
  time: "altzone asctime clock_getres clock_gettime clock_gettime_ns clock_settime clock_settime_ns ctime daylight get_clock_info gmtime localtime mktime monotonic monotonic_ns perf_counter perf_counter_ns process_time process_time_ns pthread_getcpuclockid sleep strftime strptime struct_time thread_time thread_time_ns time time_ns timezone tzname tzset",
  timeit: "Timer default_timer repeat timeit",
  tomllib: "TOMLDecodeError load loads",
  trace: "CoverageResults Trace",
  traceback: "FrameSummary StackSummary TracebackException clear_frames extract_stack extract_tb format_exc format_exception format_exception_only format_list format_stack format_tb print_exc print_exception print_last print_stack print_tb walk_stack walk_tb",
  tracemalloc: "BaseFilter DomainFilter Filter Frame Snapshot Statistic StatisticDiff Trace Traceback clear_traces get_object_traceback get_traceback_limit get_traced_memory get_tracemalloc_memory is_tracing reset_peak start stop take_snapshot",
  types: "AsyncGeneratorType BuiltinFunctionType BuiltinMethodType CellType ClassMethodDescriptorType CodeType CoroutineType DynamicClassAttribute EllipsisType FrameType FunctionType GeneratorType GenericAlias GetSetDescriptorType LambdaType MappingProxyType MemberDescriptorType MethodDescriptorType MethodType MethodWrapperType ModuleType NoneType NotImplementedType SimpleNamespace TracebackType UnionType WrapperDescriptorType coroutine new_class prepare_class resolve_bases",
  typing: "AbstractSet Annotated Any AnyStr AsyncContextManager AsyncGenerator AsyncIterable AsyncIterator Awaitable BinaryIO ByteString Callable ChainMap ClassVar Collection Concatenate Container ContextManager Coroutine Counter DefaultDict Deque Dict Final ForwardRef FrozenSet Generator Generic Hashable IO ItemsView Iterable Iterator KeysView List Literal LiteralString Mapping MappingView Match MutableMapping MutableSequence MutableSet NamedTuple Never NewType NoReturn NotRequired Optional OrderedDict ParamSpec ParamSpecArgs ParamSpecKwargs Pattern Protocol Required Reversible Self Sequence Set Sized SupportsAbs SupportsBytes SupportsComplex SupportsFloat SupportsIndex SupportsInt SupportsRound Text TextIO Tuple Type TypeAlias TypeGuard TypeVar TypeVarTuple TypedDict Union Unpack ValuesView assert_never assert_type cast clear_overloads dataclass_transform final get_args get_origin get_overloads get_type_hints is_typeddict no_type_check no_type_check_decorator overload reveal_type runtime_checkable",
  unittest: "FunctionTestCase IsolatedAsyncioTestCase SkipTest TestCase TestLoader TestResult TestSuite TextTestResult TextTestRunner addModuleCleanup defaultTestLoader doModuleCleanups enterModuleContext expectedFailure findTestCases getTestCaseNames installHandler main makeSuite registerResult removeHandler removeResult skip skipIf skipUnless",
  "unittest.mock": "AsyncMock MagicMock Mock NonCallableMagicMock NonCallableMock PropertyMock call create_autospec mock_open patch seal sentinel",
  "urllib.error": "ContentTooShortError HTTPError URLError",
  "urllib.parse": "DefragResult DefragResultBytes ParseResult ParseResultBytes SplitResult SplitResultBytes parse_qs parse_qsl quote quote_from_bytes quote_plus unquote unquote_plus unquote_to_bytes urldefrag urlencode urljoin urlparse urlsplit urlunparse urlunsplit",
  "urllib.request": "AbstractBasicAuthHandler AbstractDigestAuthHandler BaseHandler CacheFTPHandler DataHandler FTPHandler FancyURLopener FileHandler HTTPBasicAuthHandler HTTPCookieProcessor HTTPDefaultErrorHandler HTTPDigestAuthHandler HTTPErrorProcessor HTTPHandler HTTPPasswordMgr HTTPPasswordMgrWithDefaultRealm HTTPPasswordMgrWithPriorAuth HTTPRedirectHandler HTTPSHandler OpenerDirector ProxyBasicAuthHandler ProxyDigestAuthHandler ProxyHandler Request URLopener UnknownHandler build_opener getproxies install_opener pathname2url url2pathname urlcleanup urlopen urlretrieve",
  uu: "Error decode encode",
  uuid: "SafeUUID getnode uuid1 uuid3 uuid4 uuid5",
  venv: "EnvBuilder create main",
  warnings: "catch_warnings filterwarnings formatwarning resetwarnings showwarning simplefilter warn warn_explicit",
  wave: "Error Wave_read Wave_write open",
  weakref: "CallableProxyType ProxyType ProxyTypes ReferenceType WeakKeyDictionary WeakMethod WeakSet WeakValueDictionary finalize getweakrefcount getweakrefs proxy ref",
  webbrowser: "Error get open open_new open_new_tab register",
  "wsgiref.util": "FileWrapper application_uri guess_scheme request_uri setup_testing_defaults shift_path_info",
  "xml.dom.minidom": "Attr AttributeList CDATASection CharacterData Childless Comment DOMImplementation Document DocumentFragment DocumentType Element ElementInfo Entity Identified NamedNodeMap Node Notation ProcessingInstruction ReadOnlySequentialNamedNodeMap StringTypes Text TypeInfo getDOMImplementation parse parseString",
  "xml.etree.ElementTree": "Element ElementTree SubElement",
  "xmlrpc.client": "Binary BytesIO DateTime Error ExpatParser FastMarshaller FastParser FastUnmarshaller Fault GzipDecodedResponse Marshaller MultiCall MultiCallIterator ProtocolError ResponseError SafeTransport Server ServerProxy Transport Unmarshaller datetime dumps escape getparser gzip_decode gzip_encode loads",
  zipapp: "ZipAppError create_archive get_interpreter",
  zipfile: "BadZipFile BadZipfile LargeZipFile Path PyZipFile ZipFile ZipInfo error is_zipfile",
  zlib: "adler32 compress compressobj crc32 decompress decompressobj error",
  zoneinfo: "InvalidTZPathWarning ZoneInfo ZoneInfoNotFoundError available_timezones reset_tzpath"
};
var standardModules = new Set(modules.trim().split(/\s+/));
var namesByModule = new Map(
  Object.entries(names).map(([module, list]) => [module, new Set(list.split(" "))])
);
function standardNames(module) {
  return namesByModule.get(module);
}
function standardModulesWith(name) {
  return [...namesByModule].filter(([, list]) => list.has(name)).map(([module]) => module);
}
function isImportedForEffect(module) {
  return ["readline", "rlcompleter", "antigravity", "this", "site", "sitecustomize"].includes(module);
}

export {
  standardModules,
  standardNames,
  standardModulesWith,
  isImportedForEffect
};
