@echo off
rem Starts Lacuna's command line. JAVA_HOME chooses the Java, JAVA_OPTS is passed on to it.
setlocal
set "home=%~dp0.."
set "java=java"
if defined JAVA_HOME set "java=%JAVA_HOME%\bin\java.exe"
set "version="
for /f "tokens=3" %%v in ('""%java%" -XshowSettings:properties -version 2^>^&1 ^| findstr /c:"java.specification.version ="') do set "version=%%v"
if not defined version goto nojava
if "%version:~0,2%"=="1." goto nojava
if %version% LSS 17 goto nojava
"%java%" -Dlacuna.terminal=false %JAVA_OPTS% -cp "%home%\lib\*" lacuna.plugin.cli.Main %*
exit /b %ERRORLEVEL%
:nojava
echo lacuna: Java 17 or newer is needed: install one, or set JAVA_HOME to it. 1>&2
exit /b 1
