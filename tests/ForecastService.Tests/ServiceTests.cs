using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Wavecast;
using Wavecast.Forecasting;
using Wavecast.TimeSeries;

namespace ForecastService.Tests;

/// <summary>The sample <c>samples/forecast-service</c>, as a process that is asked over the loopback.</summary>
public sealed class ServiceTests : IDisposable
{
    private static readonly double[] Quarters = [3, 5, 8, 4, 4, 6, 9, 5, 5, 7, 11, 6, 6, 8, 12, 7, 7, 9, 13, 8];

    private readonly TemporaryFolder folder = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Forecast_BeforeAndAfterObservations_HasTheBitsOfTheLibrary()
    {
        PanelForecaster forecaster = Fitted();
        await using Service service = await Service.StartAsync(folder["model.safetensors"]);

        await SaysAsync(service, forecaster.Forecast(Cancel));
        HttpResponseMessage appended = await service.Client.PostAsJsonAsync("observations", new Dictionary<string, double?[]> { ["north"] = [8, null, 14], ["south"] = [] }, Cancel);
        string lengths = await appended.Content.ReadAsStringAsync(Cancel);

        Assert.Equal(HttpStatusCode.OK, appended.StatusCode);
        Assert.Equal("""{"north":23,"south":20}""", lengths);
        await SaysAsync(service, forecaster.Append(new Panel([Quarterly("north", [.. Quarters, 8, double.NaN, 14]), forecaster.Panel["south"]])).Forecast(Cancel));
    }

    [Fact]
    public async Task Observations_ThatAreWrong_AreRefusedWhole()
    {
        string[] wrong =
        [
            """{"north": [1], "west": [1]}""", """{"north": [1e999]}""", """{"north": null}""", """{"north": [1, "two"]}""", """{"north": """, "null",
        ];
        PanelForecaster forecaster = Fitted();
        await using Service service = await Service.StartAsync(folder["model.safetensors"]);

        foreach (string body in wrong)
        {
            using StringContent content = new(body, new MediaTypeHeaderValue("application/json"));
            HttpResponseMessage refused = await service.Client.PostAsync("observations", content, Cancel);
            Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        }

        await SaysAsync(service, forecaster.Forecast(Cancel));
    }

    private static async Task SaysAsync(Service service, PanelForecast expected)
    {
        JsonElement said = await service.Client.GetFromJsonAsync<JsonElement>("forecast", Cancel);
        Assert.Equal(expected.Series.Length, said.GetArrayLength());
        foreach ((SeriesForecast series, JsonElement json) in expected.Series.Zip(said.EnumerateArray()))
        {
            Assert.Equal(series.Id, json.GetProperty("id").GetString());
            Assert.Equal(series.Index.TextAt(0), json.GetProperty("times")[0].GetString());
            Assert.Equal(series.Values, Numbers(json.GetProperty("values")));
            foreach ((PredictionInterval interval, JsonElement band) in series.Intervals.Zip(json.GetProperty("intervals").EnumerateArray()))
            {
                Assert.Equal(interval.Level, band.GetProperty("level").GetDouble());
                Assert.Equal(interval.Lower, Numbers(band.GetProperty("lower")));
                Assert.Equal(interval.Upper, Numbers(band.GetProperty("upper")));
            }
        }
    }

    private static double[] Numbers(JsonElement array) => [.. array.EnumerateArray().Select(number => number.GetDouble())];

    private static Series Quarterly(string id, double[] values) => new(id, new TimeIndex(new DateTime(2020, 1, 1), Frequency.Quarterly, values.Length), values);

    private PanelForecaster Fitted()
    {
        Panel panel = new([Quarterly("north", Quarters), Quarterly("south", [.. Quarters.Select(value => 20 - value)])]);
        PanelForecaster forecaster = Forecaster.Fit(panel, new PanelForecastOptions { Horizon = 4, Model = "theta" }, Cancel);
        forecaster.Save(folder["model.safetensors"]);
        return forecaster;
    }
}
