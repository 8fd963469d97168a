using System.Net;
using Wavecast.Forecasting;
using Wavecast.TimeSeries;

WebApplicationBuilder builder = WebApplication.CreateSlimBuilder(args);
string path = builder.Configuration["model"] ?? throw new ArgumentException("Say which forecast to serve: --model model.safetensors.");
int port = builder.Configuration.GetValue("port", 5080);
builder.WebHost.ConfigureKestrel(server =>
{
    // Nobody is asked who they are, so only this machine may ask.
    server.Listen(IPAddress.Loopback, port);
    server.Limits.MaxRequestBodySize = 1 << 20;
});
WebApplication app = builder.Build();
PanelForecaster forecaster = PanelForecaster.Load(path);
Lock appending = new();

app.MapGet("/forecast", (CancellationToken cancelled) => forecaster.Forecast(cancelled).Series.Select(series => new
{
    series.Id,
    Times = Enumerable.Range(0, series.Values.Length).Select(series.Index.TextAt),
    series.Values,
    series.Intervals,
}));

// Of each series that is named, the values that came after its last one; null for one that is missing.
app.MapPost("/observations", (Dictionary<string, double?[]> observations) =>
{
    lock (appending)
    {
        if (observations.FirstOrDefault(came => forecaster.Panel.Find(came.Key) is null || came.Value?.All(value => double.IsFinite(value ?? 0)) != true).Key is { } wrong)
        {
            return Results.Problem($"'{wrong}' is no series of the model, or has no list of finite numbers.", statusCode: StatusCodes.Status400BadRequest);
        }
        forecaster = forecaster.Append(new Panel(forecaster.Panel.Select(series => observations.TryGetValue(series.Id, out double?[]? came)
            ? new Series(series.Id, series.Index.Extend(came.Length), [.. series.Values, .. came.Select(value => value ?? double.NaN)]).With(series.Covariates, series.StaticFeatures)
            : series)));
        return Results.Ok(forecaster.Panel.ToDictionary(series => series.Id, series => series.Length));
    }
});

app.Run();
