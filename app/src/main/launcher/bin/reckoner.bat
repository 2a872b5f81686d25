@echo off
rem Starts Reckoner on a Java 25 or later that it finds by itself; the java that happens to be first on PATH is often older.
rem
rem   RECKONER_JAVA   a java.exe, or the folder of a JDK or JRE, to try before all others
rem   RECKONER_OPTS   further options for the Java virtual machine
setlocal EnableExtensions DisableDelayedExpansion
set "OLDEST=25"
set "JAVA_FOUND="
for %%H in ("%~dp0..") do set "HOME_FOLDER=%%~fH"

if defined RECKONER_JAVA call :try "%RECKONER_JAVA%"
if not defined JAVA_FOUND if defined JAVA_HOME call :try "%JAVA_HOME%"
if not defined JAVA_FOUND for %%R in ("%ProgramFiles%" "%ProgramW6432%" "%LOCALAPPDATA%\Programs") do (
    for %%V in ("Eclipse Adoptium" "Java" "Microsoft" "Zulu" "BellSoft" "Amazon Corretto") do call :tryeach "%%~R\%%~V"
)
if not defined JAVA_FOUND call :tryeach "%USERPROFILE%\.sdkman\candidates\java"
if not defined JAVA_FOUND call :tryeach "%USERPROFILE%\.jdks"
if not defined JAVA_FOUND for /f "delims=" %%J in ('where java.exe 2^>nul') do call :try "%%J"

if not defined JAVA_FOUND (
    echo Reckoner needs Java %OLDEST% or later and found none: install a JDK %OLDEST% ^(for example Eclipse Temurin, https://adoptium.net^) or set RECKONER_JAVA to its folder. 1>&2
    exit /b 2
)

rem Half of the memory for the heap: the rest is for models, which ONNX Runtime holds outside it.
rem Native access: ONNX Runtime and JavaFX. Unsafe memory access: protobuf and JavaFX, which warn without it.
"%JAVA_FOUND%" --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow -XX:MaxRAMPercentage=50 %RECKONER_OPTS% -cp "%HOME_FOLDER%\lib\*" "-Dreckoner.home=%HOME_FOLDER%" dev.reckoner.cli.Reckoner %*
exit /b %ERRORLEVEL%

:tryeach
if defined JAVA_FOUND exit /b 0
if not exist "%~1\" exit /b 0
for /d %%D in ("%~1\*") do call :try "%%~D"
exit /b 0

rem Sets JAVA_FOUND where the argument is a java.exe, or the folder of a JDK or JRE, that is new enough.
:try
if defined JAVA_FOUND exit /b 0
set "CANDIDATE=%~1"
if exist "%~1\bin\java.exe" set "CANDIDATE=%~1\bin\java.exe"
if not exist "%CANDIDATE%" exit /b 0
if exist "%CANDIDATE%\" exit /b 0
set "VERSION="
for %%J in ("%CANDIDATE%") do set "RELEASE=%%~dpJ..\release"
if exist "%RELEASE%" for /f "usebackq tokens=2 delims==" %%V in (`findstr /b "JAVA_VERSION=" "%RELEASE%"`) do set "VERSION=%%~V"
if not defined VERSION for /f "usebackq tokens=3" %%V in (`""%CANDIDATE%" -version 2>&1 ^| findstr /c:" version ""`) do set "VERSION=%%~V"
if not defined VERSION exit /b 0
for /f "delims=.-+ tokens=1" %%M in ("%VERSION%") do set "MAJOR=%%M"
if %MAJOR% GEQ %OLDEST% set "JAVA_FOUND=%CANDIDATE%"
exit /b 0
